"""What is not yet there, each with what it waits for: clauses that nothing carries or no test proves, and acts of a lifecycle
that nobody can do.
"""

from chiltern.code_of_practice.words import Act

NOT_YET_KEPT: dict[str, str] = {
    "4.2": "changing group, papers and meetings of the Core group",
    "4.3": "local standards on an agency's page",
    "4.4": "the directory of representatives",
    "5.1": "training events",
    "5.2": "the two procedures, and lessons",
    "5.3": "the problem log and the yearly audit",
    "6.1": "the monitoring page",
    "6.2": "complaints",
    "6.3": "breaches",
    "6.4": "the improvements log",
    "6.5": "the annual report",
    "8.1": "complaints",
    "8.1.2": "investigations with the trail attached",
    "8.1.4": "complaints",
    "8.2": "breaches",
    "8.3": "complaints and breaches",
    "8.3.2": "complaints",
    "8.3.3": "breaches on the Core agenda",
    "8.5": "breaches",
    "9.4": "concerns and their matching",
}

NO_ACTION_YET: dict[Act, str] = {
    Act.LEAVE_CODE: "leaving, and who succeeds to what an agency owns",
    Act.SUSPEND_AGENCY: "meetings of the Core group",
    Act.END_SUSPENSION: "meetings of the Core group",
}
