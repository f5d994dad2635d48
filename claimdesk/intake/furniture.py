"""Lines that belong to the page and not to the article, told by their words.

A rule matches a whole line, never a part of one, so that no sentence of the article is lost to a word in it.
To add one, put a line under the reason that an analyst should read. Case is ignored unless a rule says otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache

LINE_CHARS = 300
"""A longer line is never furniture."""

_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|messenger|linkedin|reddit|pinterest|flipboard|instagram|youtube|bluesky"
    r"|google news|social media|threads|mastodon|tiktok|pocket|vk|viber|e-?mail|print|copy(?: link)?|link|sms|share"
    r"|tweet|post|save|more)"
)
_NAME = r"(?:[A-Z][\w.'’-]*|and|in|for|by|with|of|the|&)"
_NAMES = rf"{_NAME}(?:[ ,;:/]+{_NAME}){{0,40}}"
_PAGE = r"(?:article|story|page|post|video|link|news)"

_RULES = {
    "advertisement": r"""
        (?:advert|advertisement|advertising|ads?|anzeige|werbung|publicité|publicidad|pubblicità|publicidade)
        (?:advertentie|reklama|реклама)
        (?:(?:story|article) )?continues(?: below| after)?(?: this)?(?: the)?(?: advertisement| ad)?
        continue reading(?: below| after)?(?: this)?(?: the)?(?: advertisement| ad)?
        advertisement\s*[·•|–—-]?\s*(?:scroll to continue|(?:continue reading|(?:story|article) continues) below|close)
        (?:scroll (?:down )?to continue|skip (?:advertisement|ad)|close ad|report this ad|remove ads|ad feedback)
        (?:sponsored|promoted|paid content|paid post|partner content)(?: content| by \S.{0,40}|: .{1,120})?
        advertise with us
    """,
    "share bar": r"""
        share(?: this)?(?: _PAGE_)?(?: (?:comments?|close|button|now|link|options|via|with friends))*(?: \(?\d+\)?)?
        (?:_NETWORK_[ ,|/·•]*){2,12}
        (?:share|tweet|post|send|e-?mail)(?: (?:this|it|on|via))?(?: _NETWORK_)?
        (?:teilen|partager|compartir|condividi|delen|partilhar)(?: (?:auf|sur|en|su|op|via) _NETWORK_)?
        copy/?(?:\s*paste)?(?: the)? _PAGE_(?: \w+){0,3} (?:link|url)(?: below)?:?(?: copy to clipboard)?(?: copied)?
        (?:click to )?(?:share|e-?mail|print|tweet)\b.{0,60}\(opens in new window\)
        (?:copy|copied|copy (?:link|url)|link copied|cop(?:y|ied) to clipboard(?: copied)?|permalink)
        (?:save|saved|bookmark|print|print (?:this )?_PAGE_|gift(?: this)? article)
        (?:listen|listen to (?:this )?(?:article|story)|read aloud|aa|a\+|a-|text size|font size|resize)
        (?:close|close button|close dialog|close modal|toggle caption|(?:show|hide) caption(?: hide caption)?)
        (?:enlarge(?: this)? image|view (?:image )?(?:in )?full ?screen|open image in (?:modal|gallery))
        (?:expand|play|pause|mute|unmute|play video|\d+:\d\d(?:\s*/\s*\d+:\d\d)?)
        support (?:local|independent|our|quality|free) journalism\b.{0,80}
    """,
    "comments": r"""
        (?:\d[\d,.]*\s+)?comments?\s*(?:\(?\d[\d,.]*\)?)?(?:\s*[-–—|]\s*comments are closed.{0,60})?
        comments are (?:closed|now closed|off|disabled|turned off).{0,60}
        (?:view|show|see|read|load|hide|post|leave|add)(?: the| a| all| your| more)?(?: \d+)? comments?(?: \(?\d+\)?)?
        (?:view|join|see)(?: the)? (?:conversation|discussion)
        (?:be the first to comment|have your say|what do you think|reply|leave a (?:reply|comment))(?: cancel reply)?
        (?:your email address will not be published|required fields are marked|recent comments)\b.{0,80}
        \d+ (?:responses|thoughts|replies) (?:to|on) [“"'].{1,200}
        (?:kommentare|commentaires|comentarios|commenti|reacties)
        (?:keine|\d+) (?:kommentare?|ergänzungen)\b.{0,80}
        (?:post|view) (?:a )?comments?
        du musst (?:dich |angemeldet |eingeloggt ).{0,100}
    """,
    "newsletter": r"""
        sign up (?:to|for|here|now|today)\b(?=.{0,120}\b(?:newsletters?|alerts?|e-?mails?|inbox|briefing)\b).{0,180}
        subscribe(?: (?:now|today|here))?
        subscribe (?:to|for)\b.{0,120}\b(?:newsletters?|channel|podcast|alerts?|updates)\b.{0,80}
        (?=.{0,150}\bnewsletters?\b).{0,200}\b(?:sign up|subscribe|register) (?:here|now|today|below)
        (?:get|receive)\b.{0,120}\b(?:(?:in|to) your inbox|newsletters?)\b.{0,40}
        (?:our |the |daily |weekly |morning |evening )?newsletters?
        (?:invalid email|(?:enter )?(?:your )?email(?: address)?)
        thanks? (?:you )?for (?:signing up|subscribing)
        you can unsubscribe at any time\b.{0,60}
        (?:we rely on your|(?:please )?(?:consider )?support(?:ing)? our|help us continue)\b.{0,160}
        if you (?:enjoyed|liked)\b.{0,60}\b(?:support|subscrib|donat|follow)\w*\b.{0,120}
        need a break\? play\b.{0,60}
        subscribe(?: now)? to our\b.{0,80}\bfor the full story
        for (?:the latest|more) (?:stories|news)\b.{0,80}\b(?:download|follow|subscribe|join|sign up)\b.{0,120}
        .{0,120}\bsign up here
        (?:zum )?newsletter (?:abonnieren|anmelden|bestellen)|jetzt (?:anmelden|abonnieren|registrieren)
        (?:s[ií]gu(?:e|a)?nos|s[ií]guenos|suivez-nous|seguici|folge uns|folgen sie uns)\b.{0,120}\b_NETWORK_\b.{0,60}
        (?:¿ya sab[ií]as que )?.{0,80}\b(?:canal|grupo) de (?:telegram|whatsapp)\b.{0,120}
        gib deine e-mail-adresse ein\b.{0,60}
    """,
    "menu": r"""
        (?:menu|main menu|search|search (?:site|for)|home|homepage|sections|(?:site )?navigation|(?:my )?account)
        (?:skip to (?:main |the )?(?:content|navigation|footer|search)|jump to (?:content|navigation))
        (?:go to accessibility shortcuts|accessibility(?: links| help)?|loader|loading)
        (?:live|latest|latest news|breaking|breaking news|trending|most popular|back to top|top|next|previous|back)
        (?:open menu|close menu|toggle navigation|(?:show|load|see|view) (?:more|all))
        (?:menu\s+)?(?:search\s+)?(?:sign|log) ?(?:in|up|out|on)(?:\s*/?\s*(?:register|join|subscribe|sign up|log in))?
        (?:sign|log) ?in subscribe\b.{0,60}
        (?:subscribe|subscriptions?)\s*:\s*.{1,60}
        (?:register|my profile|e-?paper|enewspaper|podcasts?|videos?|events|weather|obituaries|crossword|games|jobs)
        (?:classifieds|rss|about us|contact us|contact|corrections|sitemap|help|faq)
        (?:cookie (?:policy|settings|preferences|notice)|privacy(?: policy| notice| settings| statement)?)
        (?:do not sell.{0,40}|terms(?: (?:of (?:use|service)|(?:and|&) conditions))?)
        (?:imprint|impressum|datenschutz|agb|mentions légales|kategorien|categories|archives?|blogroll|tags)
        (?:on this page|in this section|table of contents|contents|view my complete profile|print archives)
        (?:zurück zur startseite|nach oben|zum seitenanfang|forgot(?:ten)? (?:your )?password\??|submit)
    """,
    "cookies": r"""
        (?:we|(?:this|our) (?:web)?site|our partners|we and our (?:\d+ )?partners)\s(?:uses?|store) cookies\b.{0,200}
        (?:accept|reject|decline|manage|allow)(?: all)?(?: (?:cookies|preferences|settings|options))?
        by (?:continuing|using|browsing)\b.{0,60}\b(?:cookies|terms|privacy policy)\b.{0,120}
        (?:we value your privacy|your privacy (?:matters|choices)|manage (?:cookie|consent|privacy).{0,40})
    """,
    "copyright": r"""
        (?:copyright|photo copyright|image copyright|©|\(c\)|copyright ©)
        (?:copyright\s*)?(?:©|\(c\)|copyright\s+(?=\d{4}|by ))\s*.{0,150}
        [^.]{0,120}\ball rights reserved\b.{0,150}
        (?-i:Copyright(?: (?:[A-Z][\w./&'’-]*|of|and|the|via|/))+)
        (?:image|photo|picture|video) (?:credit|source|caption|copyright)\s*[:,-]\s*.{1,120}
        (?:proudly )?powered by (?-i:[A-Z])[\w .]{1,40}
        use of this (?:web ?)?site (?:constitutes|signifies)\b.{0,200}
        this (?:material|article|content|story) (?:may not be|is protected|is copyright).{0,200}
        .{0,80}\bthis (?:material|article|content|story) is the copyrighted property\b.{0,200}
        materiał chroniony prawem\b.{0,200}
    """,
    "publication stub": r"""
        (?:(?:first )?published|posted|updated|last updated|last modified|created|modified)(?: (?:on|at|by|in))?
        (?:date|publication date|just now|yesterday|today)
        (?:veröffentlicht(?: am)?|aktualisiert(?: am)?|stand|publié(?: le)?|mis à jour(?: le)?|publicado(?: el| em)?)
        (?:actualizado(?: el)?|pubblicato(?: il)?|gepubliceerd(?: op)?|opublikowano|опубликовано)
        (?:\d+|one|a few)\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?: ago| read|)
        (?:reading time|read time|lesezeit|temps de lecture|time to read)\s*:?\s*.{0,20}
    """,
    "picture caption": r"""
        \[\d+/\d+\].{1,280}
        [^.!?]{1,220}\((?:_PICTURE_s?(?: by| credit)?\s*[:/|©]|photo by|getty\b)[^()]{0,80}\)
        [^.!?]{1,220}\((?:reuters|ap|afp|epa) photo[^()]{0,80}\)
        _PICTURE_s? (?:by|courtesy of) (?-i:_NAMES_)
        (?-i:(?:[A-Z][\w.'’-]*[ /]+){0,4}(?:via )?(?:Getty Images|(?:AP|AFP) Photo|REUTERS|EPA|Alamy)(?:/[\w /]{1,40})?)
        .{1,200}\bpurchase licensing rights\b.{0,20}
    """,
    "about the article": r"""
        (?:topics?|tags?|tagged|filed under|categor(?:y|ies)|keywords)\s*:.{0,200}
        filed under (?-i:[A-Z0-9])[^.]{0,100}
        (?:in this (?:article|story)|more (?:about|on))\s*:.{0,200}
        (?:themen|schlagworte|mots[- ]clés|etiquetas)\s*:.{0,200}
        (?:our standards|editorial standards|standards)\s*:.{0,80}
        (?:suggest a topic|report (?:an error|a typo|a mistake|a problem)|send (?:us )?(?:a correction|feedback)).{0,60}
        (?:submit a (?:correction|tip)|contact the (?:author|editor|newsroom)|request a correction).{0,60}
        contact\b.{0,80}\bat\s+\S+@\S+
        (?:submit|send)(?: us)? (?:your|a) letters? (?:to the editor )?\b.{0,160}
        we want to hear (?:what you think|from you)\b.{0,160}
        this (?:post|article|page) (?:may )?contains?\b.{0,40}(?:references to products|affiliate|sponsored)\b.{0,160}
        diese[rs]? (?:post|beitrag|artikel|seite) enthält\b.{0,40}(?:affiliate|werbung|werbelinks)\b.{0,160}
        (?:anzeige|werbung|enthält werbung)[,.:*]? (?:\(?enthält|dieser beitrag)\b.{0,120}
        (?:letzte (?:änderung|aktualisierung)|zuletzt (?:geändert|aktualisiert)|last (?:modified|update))\b.{0,60}
        (?:kategorien?|rubrik|schlagwörter|temas|catégories?|categor[ií]as?|quelle|source)\s?:.{1,80}
        (?:quellenangaben|originalpublikation|zusatzinformationen|ansprechpartner(?:in)? zum thema|temas)
        (?:inhaltsverzeichnis|sommaire|índice|spis treści|indice)
        (?:titelbild|beitragsbild)\s?:.{1,120}
        video verfügbar bis\b.{0,40}
        (?:follow|find|join)\b[^.]{1,80}\bon _NETWORK_(?:(?: ?[,/&]| and| or) ?_NETWORK_)*
        (?:follow(?:ing)?|follow (?:us|topic|author)|add (?:us )?(?:as a )?preferred source(?: on google)?)
        (?:additional )?(?:reporting|writing|edited|editing|reported|written|compiled|translated) by (?-i:_NAMES_)
        (?:\(?with inputs? from\b|this story was (?:first |originally )?published (?:on|in|by))\b.{1,120}
    """,
}
_LIST_LABELS = r"""
    (?:read|see|watch|discover) (?:more|next|also|too)
    related(?: (?:articles?|stories|news|topics?|content|links?|coverage|posts?|video))?
    similar (?:articles|stories)
    more(?: (?:stories|news|articles|like this|for you|to read|top stories))?
    more (?:from|on|in|about)\b.{0,60}
    most (?:read|viewed|popular|shared|watched|commented)(?: (?:now|stories|articles|news))?(?: in .{1,30})?
    (?:popular|trending)(?: (?:now|stories|articles|news))?
    (?:trending posts|recent posts|contenido relacionado|artículos relacionados)
    diese artikel könnten (?:dich|sie) interessieren
    (?:top stories|latest(?: news| stories| headlines| articles| posts)?|editors?['’]? (?:picks?|choice)|in other news)
    (?:recommended(?: for you| stories| reading)?|you (?:may|might)(?: also)? (?:like|be interested in)|don['’]t miss)
    (?:up next|(?:next|previous) (?:article|story|post|up)|further reading|also (?:read|on .{1,40})|keep reading)
    what to read next
    (?:mehr zum thema|lesen sie (?:auch|mehr)|auch interessant|weitere (?:artikel|themen|meldungen)|meistgelesen)
    (?:lire aussi|à lire aussi|sur le même sujet|voir aussi|les plus lus|lee también|lea también|te puede interesar)
    (?:más noticias|noticias relacionadas|leggi anche|potrebbe interessarti|lees ook|meer over|leia também)
    (?:veja também|czytaj (?:też|także)|читайте также|по теме)
    (?:zum weiterlesen|weitere (?:informationen|infos|beiträge)(?: zum thema)?|empfohlene beiträge|ähnliche beiträge)
    (?:das thema könnte (?:dich|sie) auch interessieren|das könnte (?:dich|sie) auch interessieren)
    (?:vorschau auf den nächsten artikel|beiträge aus dem forum|le puede interesar|vea también|mira también)
    (?:mehr zum thema|mehr) auf\b.{0,60}
"""
_LABELLED_LINKS = r"""
    (?:(?:please )?(?:read|see|watch|listen|learn) (?:more|also|next)|related|must (?:read|see)|recommended)_LINK_
    (?:don['’]t miss|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lee también|leggi anche|lees ook)_LINK_
    (?:leia também|читайте также|lea(?: también| más)?)_LINK_
    (?:mire|mira|vea|ve también|le puede interesar|te puede interesar|puede leer|también lea)_LINK_
    (?:auch lesen|lies auch|mehr dazu|czytaj (?:też|także)|zobacz (?:też|także)|zum thema|lees verder|læs også)_LINK_
    (?:les også|läs också|lue myös|voir aussi|a lire)_LINK_
    (?:vorheriger|nächster) artikel.{1,250}
"""
_LINK_REST = r"(?: (?:article|story|stories|video|coverage|news))? ?[:|»>–—-] ?.{1,250}"
_SOFT_LINKS = r"""
    (?:more|watch|listen|live|video|gallery|photos|in pictures|explainer|podcast|quiz) ?[:|»>] ?.{1,200}
"""
_PICTURE = r"(?:image|photo|picture|credit|foto|photograph|file photo|pic|bild|crédit photo)"
_PARTS = {"_NAMES_": _NAMES, "_NETWORK_": _NETWORK, "_PAGE_": _PAGE, "_PICTURE_": _PICTURE, "_LINK_": _LINK_REST}


def _compiled(lines: str) -> re.Pattern[str]:
    for name, pattern in _PARTS.items():
        lines = lines.replace(name, pattern)
    return re.compile("|".join(f"(?:{line.strip()})" for line in lines.splitlines() if line.strip()), re.IGNORECASE)


_MAY_END_AS_SENTENCE = ("newsletter", "cookies", "copyright", "picture caption", "comments", "about the article")
"""What a sentence with a full stop may be cut as; under the other reasons such a line is kept."""

_COMPILED = {reason: _compiled(lines) for reason, lines in _RULES.items()}
_OPENS_LIST = _compiled(_LIST_LABELS)
_LINK = _compiled(_LABELLED_LINKS)
_SOFT_LINK = _compiled(_SOFT_LINKS)
_EDGES = re.compile(r"^[\s*•·>»›▶►|–—-]+|[\s*•·>»›▶►|:…–—.!-]+$")

LINKS = "links to other articles"
"""The reason given for what follows a label such as "Read more"."""


def bare(line: str) -> str:
    """The line on one line, without bullets before and stops after it: what the rules look at."""
    return _EDGES.sub("", " ".join(line.split()))


def opens_list(line: str) -> bool:
    """Whether the line is the label of a list of links to other articles ("Read more", "Related")."""
    return len(line) <= LINE_CHARS and not _is_sentence(line) and _OPENS_LIST.fullmatch(bare(line)) is not None


def is_link(line: str) -> bool:
    """Whether the line leads to another page ("Explainer: …"), where it stands in a text and is not its headline."""
    return len(line) <= LINE_CHARS and not _is_sentence(line) and _SOFT_LINK.fullmatch(bare(line)) is not None


@lru_cache(4096)
def reason(line: str) -> str:
    """Why the line is page furniture, or an empty string where its words do not say so."""
    if len(line) > LINE_CHARS:
        return ""
    text = bare(line)
    if not text:
        return "ornament"
    sentence = _is_sentence(line)
    if _LINK.fullmatch(text) or (not sentence and _OPENS_LIST.fullmatch(text)):
        return LINKS
    return next(
        (
            reason
            for reason, pattern in _COMPILED.items()
            if (not sentence or reason in _MAY_END_AS_SENTENCE) and pattern.fullmatch(text)
        ),
        "",
    )


def _is_sentence(line: str) -> bool:
    return line.rstrip("\"'”’»)] \t")[-1:] == "."
