-- Whether a week has contacts that may be shown.
SELECT count(*) > 0 FROM voc.weekly WHERE week = $first AND section = 'volume' AND measure = 'contacts' AND value > 0
