"""Words for what people are and what they belong to, as tables."""

from __future__ import annotations

from claimdesk.analysis.vocabulary import listed

LEADERS = listed("president premier chancellor leader ruler king queen emperor strongman") | {"prime minister"}
"""Offices that "the … leader" can stand for."""

PERSON_ROLES = listed(
    "president premier chancellor leader minister secretary king queen prince princess duke duchess "
    "emperor pope bishop archbishop cardinal reverend rabbi imam senator congressman congresswoman "
    "representative deputy mp governor mayor councillor councilman councilwoman lawmaker legislator "
    "politician candidate nominee chairman chairwoman chair chief head director executive ceo boss manager "
    "founder owner operator officer official inspector detective sergeant lieutenant captain major colonel "
    "general admiral commander commissioner superintendent constable sheriff marshal judge justice "
    "magistrate prosecutor lawyer attorney barrister solicitor counsel advocate defendant accused "
    "co-defendant plaintiff witness victim suspect spokesman spokeswoman spokesperson ambassador envoy "
    "diplomat analyst economist expert professor scientist researcher doctor surgeon nurse teacher "
    "schoolteacher student author writer journalist reporter editor actor actress singer musician artist "
    "player coach striker footballer activist campaigner historian engineer farmer driver pilot resident "
    "neighbour neighbor volunteer survivor sister brother mother father son daughter wife husband widow "
    "partner friend uncle aunt cousin colleague aide adviser advisor assistant strategist pollster pastor "
    "priest treasurer producer trader banker investor broker dealer geneticist biologist chemist physicist "
    "pharmacist electrician billionaire entrepreneur tycoon oligarch businessman businesswoman chancellor "
    "comptroller auditor speaker whip democrat republican man woman boy girl"
) | {"prime minister", "attorney general", "vice president", "foreign minister", "chief executive"}

TITLES = listed(
    "leader whip minority majority mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr "
    "hon president premier chancellor king queen prince princess pope bishop archbishop cardinal senator "
    "sen rep representative congressman congresswoman governor gov mayor councillor minister secretary "
    "chairman chairwoman chief director officer inspector detective sergeant sgt lieutenant lt captain "
    "capt major maj colonel col general gen admiral commander commissioner superintendent constable "
    "sheriff judge justice ambassador prime deputy vice former foreign interior defense defence finance "
    "health education attorney executive ex acting lead senior first speaker coach professor doctor republican "
    "democrat democratic interim"
)
"""Words that may stand before a name with a capital and are no part of it."""

CORPORATE = listed("operator owner producer investor partner broker dealer trader auditor publisher supplier agent")
"""Roles that companies have as well as people."""

COMPANIES = listed(
    "firm company startup carmaker retailer bank airline maker manufacturer giant chain group charity union agency "
    "publisher supermarket website newspaper broadcaster developer contractor supplier club team party"
)
"""Small words before a name that say it is a body's: "the payments firm Glint"."""

OFFICES = listed("president premier chancellor minister leader secretary king queen governor mayor ambassador")
"""Words that end the name of an office: what stands before them is no person."""

HE = listed(
    "mr sir lord king prince duke pope father brother son husband uncle chairman spokesman congressman "
    "businessman man boy barman councilman actor widower grandfather nephew emperor"
)
SHE = listed(
    "mrs ms miss dame lady queen princess duchess mother sister daughter wife aunt chairwoman spokeswoman "
    "congresswoman businesswoman woman girl councilwoman actress widow grandmother niece"
)

BODY_WORDS = listed(
    "police ministry party court agency university hospital bank council commission committee department "
    "government administration parliament congress senate house group company inc corp corporation ltd plc "
    "llc co gmbh union association federation society institute institution foundation trust fund office "
    "bureau service services army navy force forces guard cross crescent red times post news press herald "
    "journal tribune guardian reuters bbc cnn school college museum church league club team board "
    "authority embassy league organisation organization nations coalition alliance movement front brigade "
    "observatory watch center centre network college exchange airlines airways railways motors industries "
    "systems technologies partners holdings records data taskforce presidency diocese archive magazine "
    "newspaper"
)
STATE_BODIES = listed("government police ministry parliament army embassy navy forces council court presidency")
"""Bodies that a place has: the place alone does not mean them."""

GROUPS = listed(
    "police officers detectives prosecutors officials authorities investigators residents relatives "
    "neighbours neighbors witnesses experts analysts economists scientists researchers doctors lawyers "
    "critics supporters opponents activists campaigners protesters lawmakers republicans democrats "
    "conservatives liberals ministers diplomats sources rescuers firefighters soldiers rebels militants "
    "teachers nurses parents students workers unions farmers family families jurors observers monitors "
    "inspectors regulators executives managers shareholders investors traders bankers forecasters "
    "historians voters leaders allies aides advisers advisors historians opposition prosecution defence "
    "defense government ministry company agency department court hospital council committee commission "
    "bank union party firm statement report study survey poll review inquiry investigation document "
    "documents records data figures letter email memo article newspaper magazine people men women "
    "reporters organisers organizers eyewitnesses insiders pollsters"
)
SPEAKERS = listed(
    "campaign network fund team board poll polls survey surveys research analysis analyses study studies "
    "paper book account affidavit complaint release brief legislation regulations rules law bill website "
    "blog source spokesperson defence prosecution side crew staff administration authority embassy "
    "brothers sisters parents mother father duchess watchdog police charity charities body bodies "
    "department party statement everyone everybody nobody others some many people women men girls boys "
    "children fans faithful elderly press media public crowd jury household country town city state states "
    "province island regime palace throne friends colleagues"
)
"""Other words that something said can be laid to."""

SPEAKER_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "man", "men", "ee", "ees")
NO_SPEAKERS = listed(
    "number matter water weather winter summer order paper letter other latter former tower power member"
)

DOCUMENTS = listed(
    "data records record figures statistics documents document pictures images photos photographs footage "
    "video videos recording recordings email emails map maps file files logs receipts transcript "
    "transcripts evidence filings accounts minutes invoices receipts"
)
"""What shows something without anybody vouching for it."""

POLICE = listed("detectives police officers investigators constables")
CHARGERS = ("police", "prosecutors", "prosecution")
"""Whose charge a charge without an author is, where the text names one of them."""
