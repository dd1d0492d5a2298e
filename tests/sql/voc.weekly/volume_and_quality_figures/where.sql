section IN ('volume', 'channel', 'quality_coverage') AND measure IN ('contacts', 'mean_duration_s', 'share') AND label IN ('all', 'call', 'tags')
