-- A setting that the weekly tables were built with.
SELECT main.setting($name)
