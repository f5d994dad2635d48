"""Common given names, to know whom "he" and "she" can mean. A name in neither list leaves it open."""

from __future__ import annotations

from claimdesk.analysis.vocabulary import listed

HIS = listed(
    "aaron abdul abdullah adam adrian ahmed alan albert alejandro aleksandr alex alexander alexei alfred "
    "ali alistair andre andrei andrew andy angus anthony antonio arthur barack ben benjamin bernard bernie "
    "bill bob boris brad brendan brian bruce carl carlos chad charles chris christian christopher chuck "
    "clive colin connor craig dale dan daniel darren dave david dean dennis derek diego dmitri dominic don "
    "donald doug douglas ed eddie eduardo edward edwin emil emmanuel enrique eric ernest eugene evan felix "
    "fernando francis francisco francois frank fred frederick gareth gary gavin geoff george gerald gerard "
    "giovanni giuseppe glenn gordon graham grant greg gregory guy hans harold harry hassan henry howard "
    "hugh hugo hussein ian ibrahim igor imran isaac ivan ivo jack jacob jake james jamie jan jared jason "
    "javier jay jean jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john jon jonathan "
    "jorge jose joseph josh joshua juan julian jurgen justin karl keir keith ken kenneth kevin kofi kurt "
    "lance larry lars lawrence lee leo leon lewis liam lloyd louis lucas luis luke malcolm marc marco "
    "marcus mario mark martin matt matthew maurice max michael michel miguel mike mikhail mitch mitt "
    "mohamed mohammed muhammad nathan neil nicholas nick nicolas nigel noah norman oleg oliver olivier "
    "omar oscar otto owen pablo patrick paul paulo pavel pedro pete peter phil philip philippe pierre "
    "rafael ralph ramiro randy ray raymond rex ricardo richard rick rob robert roberto robin rod rodrigo "
    "roger roland rolf ron ronald ross roy rupert russell ryan sam samuel scott sean sebastian serge "
    "sergei sergey seth shane shaun simon spencer stan stanley stefan stephen steve steven stuart ted "
    "terry theo thomas tim timothy toby todd tom tomas tomás tommy tony travis trevor tyler vernon victor "
    "vincent viktor vladimir volodymyr walter warren wayne wesley will william wolfgang xavier xi yuri "
    "yusuf zach shinzo abe narendra recep jair rishi benedict"
)
HER = listed(
    "abigail ada agnes alexandra alexandria alice alicia alison alma amanda amelia amy ana andrea angela "
    "angelina anita ann anna anne annie ashley audrey barbara beatrice becky benita bernadette beth betty "
    "beverly brenda bridget camilla carla carmen carol caroline catherine cecilia celia charlotte cheryl "
    "chelsea christina christine clara claire claudia colette cynthia daisy danielle dawn deborah debbie "
    "denise diana diane dolores donna dora doris dorothy eleanor elena elizabeth ella ellen emily emma "
    "erica erin estelle esther eva eve evelyn fatima fiona florence frances gabriela gail georgia georgina "
    "gina ginny gloria grace graca graça greta hannah harriet hazel heather heidi helen helena hilary "
    "hillary holly ida ingrid irene iris irina isabel isabella ivanka jacinda jackie jacqueline jane janet "
    "janice jasmine jean jeanne jennifer jenny jessica jill jo joan joanna jodie josephine joyce juanita "
    "judith judy julia julie june kamala karen kate katherine kathleen kathryn katie kay keiko kelly kim "
    "kirsten kristen laura lauren leila lena leslie lily linda lisa lise liz liza lois loretta lorraine "
    "louise lucia lucy lydia lynn madeleine maggie mandy margaret maria marie marilyn marina marine marion "
    "marjorie martha mary maureen megan mei melania melissa melinda mercedes michelle miranda miriam mona "
    "monica nadia nancy naomi natalia natalie natasha nell nicola nicole nina nora norma olga olivia paige "
    "pamela patricia patsy paula pauline penny phyllis pilar priscilla rachel rebecca renee rita roberta "
    "rosa rose rosemary ruth sabrina sally samantha sandra sara sarah sharon sheila shirley sofia sonia "
    "sophia sophie stella stephanie sue sunita susan susanna suzanne svetlana sylvia tamara tanya teresa "
    "theresa tina tracy ursula valerie vanessa vera veronica victoria violet virginia vivian wendy yolanda "
    "yulia yvonne zoe"
)
ALL = HIS | HER
