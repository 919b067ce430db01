"""The table of rules of content. ND3 citations, ND4 agencies and recipients, ND5 parts and leftovers, ND6 numbers and days,
ND7 language. `covers`: checks C01-C18 of the reference."""

from __future__ import annotations

from drafter.check.content import agencies, language, mentions, numbers, recipients, structure, symbols
from drafter.check.rule import Rule

CONTENT_RULES: tuple[Rule, ...] = (
    Rule("ND301", "error", symbols.malformed, ("C01",)),
    Rule("ND302", "error", symbols.wrong_shape, ("C02",)),
    Rule("ND303", "error", symbols.wrong_body, ("C03",)),
    Rule("ND304", "error", symbols.wrong_type, ("C04",)),
    Rule("ND305", "error", symbols.wrong_year, ("C06",)),
    Rule("ND306", "error", symbols.wrong_term, ("C08",)),
    Rule("ND311", "error", mentions.impossible_date, ("C05",)),
    Rule("ND312", "error", mentions.two_dates, ("C07",)),
    Rule("ND313", "warning", mentions.other_title, ("C09",)),
    Rule("ND314", "warning", mentions.out_of_order, ("C10",)),
    Rule("ND315", "warning", mentions.incomplete, ("C11",)),
    Rule("ND316", "warning", mentions.not_in_force, ("C12",)),
    Rule("ND317", "warning", mentions.no_term, ("C14",)),
    Rule("ND318", "info", mentions.on_weekend, ("C15",)),
    Rule("ND319", "info", mentions.long_again, ("C16",)),
    Rule("ND320", "info", mentions.date_form),
    Rule("ND401", "warning", agencies.ended_agency, ("C13",)),
    Rule("ND402", "warning", agencies.early_agency, ("C13",)),
    Rule("ND403", "warning", agencies.wrong_level, ("C13",)),
    Rule("ND411", "warning", recipients.uncovered, ("C18",)),
    Rule("ND412", "info", recipients.idle, ("C18",)),
    Rule("ND501", "warning", structure.missing_section),
    Rule("ND502", "warning", structure.missing_appendix),
    Rule("ND511", "warning", structure.crosses),
    Rule("ND512", "warning", structure.other_year),
    Rule("ND601", "warning", numbers.table_sums),
    Rule("ND602", "error", numbers.wrong_weekday),
    Rule("ND603", "error", numbers.impossible_day),
    Rule("ND604", "warning", numbers.past_deadline),
    Rule("ND605", "error", numbers.figures_and_words),
    Rule("ND606", "info", numbers.report_cycles),
    Rule("ND607", "info", numbers.doubtful_sum),
    Rule("ND701", "warning", language.doubled_word),
    Rule("ND702", "warning", language.punctuation),
    Rule("ND703", "warning", language.word_choice),
    Rule("ND704", "warning", language.capitals, (), ("state",)),
    Rule("ND705", "info", language.quotes),
    Rule("ND706", "info", language.brackets),
    Rule("ND707", "info", language.unknown_short),
)
