"""Two tables said once more in plain Python, from the words of the clinical text."""

from collections.abc import Mapping

from backend.rules.tables import Value


def screening_by_hand(answers: Mapping[str, Value]) -> tuple[str, str]:
    """Rule and verdict."""
    emergency, stop, clinician = "emergency", "stop", "clinician"
    if answers["breathless_or_chest_pain"]:
        return "R3", emergency
    if answers["pop"] or answers["cannot_raise"] or answers["gap"]:
        return "R1", emergency
    for name, rule in (("calf_swollen", "R2"), ("fever_or_hot_tendon", "R4")):
        if answers[name]:
            return rule, stop
    if answers["fluoroquinolone"] == "now":
        return "R5", stop
    if answers["acute_tear"]:
        return "R7", stop
    if answers["fluoroquinolone"] != "no":
        return "R6", clinician
    for name, rule in (("creaking", "R8"), ("night_pain_or_numbness", "R9"), ("inflammatory_signs", "R10")):
        if answers[name]:
            return rule, clinician
    if answers["pregnant"] or int(answers["age"]) < 18:
        return "R11", clinician
    if answers["deep_back_of_ankle"]:
        return "R12", clinician
    if not answers["has_clinician"]:
        return "R14", "limited"
    return ("R13", "ok") if answers["diagnosis_confirmed"] else ("R15", "limited")


def next_day_by_hand(answers: Mapping[str, Value]) -> tuple[str, str]:
    """Rule and verdict."""
    after, morning, usual = (int(answers[name]) for name in ("after", "morning", "usual"))
    limit, stiffness = int(answers["limit"]), int(answers["stiffness"])
    if not answers["answered"]:
        return "T7", "unknown"
    if answers["tablets"]:
        return "T5", "unstable"
    if after > int(answers["upper"]):
        return "T3", "unstable"
    if not answers["settled"]:
        return "T4", "unstable"
    if morning > max(limit, usual) or morning - usual > 2:
        return "T9", "unstable"
    if stiffness > max(10, 2 * int(answers["usual_stiffness"])):
        return "T6", "amber"
    if after > limit:
        return "T2", "amber"
    return ("T1", "stable") if morning - usual < 2 else ("T8", "amber")
