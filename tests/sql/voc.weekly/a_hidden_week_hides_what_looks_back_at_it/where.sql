section = 'pain_point' AND measure IN ('contacts', 'share', 'previous_contacts', 'mean_severity')
