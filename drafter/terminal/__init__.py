"""The questionnaire on a screen: the only package that knows questionary."""
