"""The closed lists of care: sites, diagnoses, tests, scans, procedures."""

from typing import Literal

SiteName = Literal["none", "midportion", "insertional", "both", "inner", "unsure"]
SexName = Literal["female", "male", "unsaid"]
DiagnosisName = Literal[
    "unconfirmed",
    "midportion_tendinopathy",
    "insertional_tendinopathy",
    "both",
    "paratenonitis",
    "plantaris",
    "acute_partial_tear",
    "degenerative_partial_tear",
    "other",
]
LoadKind = Literal["running", "walking", "jumping", "sport", "hills", "strength", "work", "footwear", "other"]
IllnessName = Literal[
    "diabetes",
    "psoriasis",
    "inflammatory_arthritis",
    "inflammatory_bowel_disease",
    "eye_inflammation",
    "gout",
    "high_cholesterol",
    "obesity",
    "kidney_disease",
    "other",
]
CoFindingName = Literal[
    "kager_fat_pad", "bursitis", "haglund", "plantaris_contact", "os_trigonum", "subtalar_arthritis", "other"
]
CourseName = Literal["gtn", "shockwave", "collagen"]
PatchName = Literal["matrix", "reservoir", "unknown"]
TestName = Literal["raise_x10", "hop_x5", "squeeze"]
PositionName = Literal["standing", "seated", "heel_raise"]
ScanName = Literal["ultrasound", "mri", "xray", "other"]
ReadingName = Literal["typical", "normal", "tear", "other"]
ProcedureName = Literal["steroid", "needling", "prp", "other_injection", "scraping", "surgery"]
ProcedureSide = Literal["left", "right", "both"]
AppointmentName = Literal["mri", "diathermy", "cardioversion"]
