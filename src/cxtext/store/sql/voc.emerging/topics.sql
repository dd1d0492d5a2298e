-- Customers of one topic in one week a row.
SELECT label, week, customers FROM voc.label_week WHERE kind = 'topic' ORDER BY label, week
