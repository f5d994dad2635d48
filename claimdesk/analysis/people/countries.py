"""Countries with their adjective and the capital that stands for their government, to tell places from people."""

from __future__ import annotations

_ROWS = """
Afghanistan Afghan Kabul|Albania Albanian Tirana|Algeria Algerian Algiers|Angola Angolan Luanda
Argentina Argentine Buenos_Aires|Armenia Armenian Yerevan|Australia Australian Canberra|Austria Austrian Vienna
Azerbaijan Azerbaijani Baku|Bahrain Bahraini Manama|Bangladesh Bangladeshi Dhaka|Belarus Belarusian Minsk
Belgium Belgian Brussels|Bolivia Bolivian La_Paz|Bosnia Bosnian Sarajevo|Brazil Brazilian Brasilia
Britain British London|Bulgaria Bulgarian Sofia|Cambodia Cambodian Phnom_Penh|Cameroon Cameroonian Yaounde
Canada Canadian Ottawa|Chile Chilean Santiago|China Chinese Beijing|Colombia Colombian Bogota
Croatia Croatian Zagreb|Cuba Cuban Havana|Cyprus Cypriot Nicosia|Czechia Czech Prague|Denmark Danish Copenhagen
Ecuador Ecuadorian Quito|Egypt Egyptian Cairo|England English -|Estonia Estonian Tallinn
Ethiopia Ethiopian Addis_Ababa|Finland Finnish Helsinki|France French Paris|Georgia Georgian Tbilisi
Germany German Berlin|Ghana Ghanaian Accra|Greece Greek Athens|Greenland Greenlandic Nuuk|Guatemala Guatemalan -
Haiti Haitian Port-au-Prince|Hungary Hungarian Budapest|Iceland Icelandic Reykjavik|India Indian Delhi
Indonesia Indonesian Jakarta|Iran Iranian Tehran|Iraq Iraqi Baghdad|Ireland Irish Dublin|Israel Israeli Jerusalem
Italy Italian Rome|Jamaica Jamaican Kingston|Japan Japanese Tokyo|Jordan Jordanian Amman|Kazakhstan Kazakh Astana
Kenya Kenyan Nairobi|Kosovo Kosovar Pristina|Kuwait Kuwaiti -|Kyrgyzstan Kyrgyz Bishkek|Laos Laotian Vientiane
Latvia Latvian Riga|Lebanon Lebanese Beirut|Libya Libyan Tripoli|Lithuania Lithuanian Vilnius
Malaysia Malaysian Kuala_Lumpur|Mali Malian Bamako|Malta Maltese Valletta|Mexico Mexican Mexico_City
Moldova Moldovan Chisinau|Mongolia Mongolian Ulaanbaatar|Montenegro Montenegrin Podgorica|Morocco Moroccan Rabat
Mozambique Mozambican Maputo|Myanmar Burmese Naypyidaw|Nepal Nepali Kathmandu|Netherlands Dutch The_Hague
Nicaragua Nicaraguan Managua|Niger Nigerien Niamey|Nigeria Nigerian Abuja|Norway Norwegian Oslo|Oman Omani Muscat
Pakistan Pakistani Islamabad|Palestine Palestinian Ramallah|Panama Panamanian -|Paraguay Paraguayan Asuncion
Peru Peruvian Lima|Philippines Philippine Manila|Poland Polish Warsaw|Portugal Portuguese Lisbon|Qatar Qatari Doha
Romania Romanian Bucharest|Russia Russian Moscow|Rwanda Rwandan Kigali|Scotland Scottish Edinburgh
Senegal Senegalese Dakar|Serbia Serbian Belgrade|Singapore Singaporean -|Slovakia Slovak Bratislava
Slovenia Slovenian Ljubljana|Somalia Somali Mogadishu|Spain Spanish Madrid|Sudan Sudanese Khartoum
Sweden Swedish Stockholm|Switzerland Swiss Bern|Syria Syrian Damascus|Taiwan Taiwanese Taipei
Tanzania Tanzanian Dodoma|Thailand Thai Bangkok|Tunisia Tunisian Tunis|Turkey Turkish Ankara|Uganda Ugandan Kampala
Ukraine Ukrainian Kyiv|Uruguay Uruguayan Montevideo|Uzbekistan Uzbek Tashkent|Venezuela Venezuelan Caracas
Vietnam Vietnamese Hanoi|Wales Welsh Cardiff|Yemen Yemeni Sanaa|Zambia Zambian Lusaka|Zimbabwe Zimbabwean Harare
America American Washington|US American Washington|USA American Washington|U.S. American Washington
UK British London|U.K. British London|EU European Brussels|Europe European Brussels|Africa African -|Asia Asian -
"""
_TABLE = [row.replace("_", " ").split(" ", 2) for line in _ROWS.split("\n") for row in line.split("|") if row]

COUNTRY_OF_ADJECTIVE: dict[str, str] = {}
for _country, _adjective, _capital in _TABLE:
    COUNTRY_OF_ADJECTIVE.setdefault(_adjective.lower(), _country)
PLACES = frozenset(
    place.lower() for country, _, capital in _TABLE for place in (country, capital) if place != "-"
) | frozenset(
    ["kremlin", "white house", "kiev", "downing street", "pyongyang", "seoul", "north korea", "south korea", "new york"]
)
_ENDINGS = ("ian", "ean", "ese", "ish", "ani", "an")
_NO_ADJECTIVES = frozenset(
    [
        "chairman",
        "spokesman",
        "congressman",
        "councilman",
        "veteran",
        "woman",
        "man",
        "businessman",
        "human",
        "guardian",
    ]
)
ADJECTIVES = frozenset(COUNTRY_OF_ADJECTIVE) | frozenset(["north korean", "south korean"])


def is_adjective(low: str) -> bool:
    """Whether a word, in small letters, is or looks like the adjective of a country."""
    return low in ADJECTIVES or (len(low) > 4 and low.endswith(_ENDINGS) and low not in _NO_ADJECTIVES)
