#!/usr/bin/env python3
"""Writes src/country/table.rs: the names under which countries are written.

    pip install babel==2.18.0
    python3 tests/tools/countries.py > src/country/table.rs

Names in English, Spanish, French, Portuguese, Arabic, Russian and Chinese come from Unicode CLDR (as Babel carries it);
what CLDR lacks is below: the United Nations' short and formal names where they differ, former names, abbreviations,
spellings that people use. Each name says in the texts of which languages it may be looked for; a name without language
counts in a country line only, because in running text it is too often something else.
"""
import sys

import babel
from babel import Locale

LANGUAGES = ["en", "es", "fr", "pt", "ar", "ru", "zh"]
NOT_COUNTRIES = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split()

# Looked for in country lines, not in running text: too small to be named there, or named like something else.
TERRITORIES = """AQ AS AX BL BQ BV CC CX FK GF GG GP GS GU HM IM IO JE MF MQ MS NF PM PN RE SH SJ SX TC TF TK UM VA VG VI
WF YT""".split()

# Also people's names, everyday words or cities in that language.
NOT_IN_TEXT = {
    "fr": ["Dominique", "Maurice", "Salvador", "Grenade", "Réunion"],
    "es": ["Granada", "Reunión"],
    "pt": ["Granada", "Reunião", "Salvador"],
}

# code: {language: "name|name"}; "line" for names that count in a country line only.
MORE = {
    "AE": {"en": "UAE|United Arab Emirates", "es": "EAU", "fr": "EAU"},
    "AG": {"en": "Antigua and Barbuda"},
    "BA": {"en": "Bosnia and Herzegovina", "line": "Bosnia|BiH"},
    "BN": {"en": "Brunei Darussalam", "es": "Brunei Darussalam", "fr": "Brunéi Darussalam"},
    "BO": {"line": "Bolivia (Plurinational State of)|Bolivia, Plurinational State of|Bolivia (Estado Plurinacional de)|"
                   "Bolivie (État plurinational de)|Bolívia (Estado Plurinacional da)"},
    "BS": {"en": "The Bahamas"},
    "BF": {"line": "Upper Volta|Haute-Volta"},
    "BJ": {"line": "Dahomey"},
    "CD": {"en": "Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|D.R. Congo|Congo-Kinshasa|"
                 "Congo, Democratic Republic of the|Congo (Democratic Republic of the)|Congo (Kinshasa)",
           "es": "República Democrática del Congo|RDC|RD Congo|RD del Congo",
           "fr": "République démocratique du Congo|RDC|RD Congo|Congo-Kinshasa",
           "pt": "República Democrática do Congo|RDC|RD Congo|RD do Congo", "line": "Zaire|Zaïre"},
    "CF": {"en": "Central African Republic", "line": "CAR|RCA"},
    "CG": {"en": "Congo|Republic of the Congo|Republic of Congo|Congo-Brazzaville|Congo (Brazzaville)|Congo, Republic of the",
           "es": "Congo|República del Congo|Congo-Brazzaville", "fr": "Congo|République du Congo|Congo-Brazzaville",
           "pt": "Congo|República do Congo|Congo-Brazzaville"},
    "CI": {"en": "Côte d'Ivoire|Ivory Coast", "es": "Costa de Marfil|Côte d'Ivoire", "fr": "Côte d'Ivoire",
           "pt": "Costa do Marfim|Côte d'Ivoire", "line": "Cote Divoire|RCI"},
    "CN": {"line": "PRC|PR China|P.R. China|China, People's Republic of"},
    "CV": {"en": "Cabo Verde|Cape Verde", "es": "Cabo Verde", "fr": "Cabo Verde|Cap-Vert|Cap Vert", "pt": "Cabo Verde"},
    "CW": {"line": "Curacao"},
    "CZ": {"en": "Czech Republic|Czechia", "es": "República Checa|Chequia", "fr": "République tchèque|Tchéquie",
           "pt": "República Checa|República Tcheca|Chéquia|Tchéquia"},
    "DE": {"line": "Deutschland|Federal Republic of Germany"},
    "DO": {"line": "República Dominicana|Rep. Dominicana"},
    "DM": {"fr": "La Dominique"},
    "EG": {"line": "Egypt, Arab Rep.|Misr"},
    "FM": {"en": "Micronesia (Federated States of)|Federated States of Micronesia",
           "es": "Micronesia (Estados Federados de)|Estados Federados de Micronesia",
           "fr": "Micronésie (États fédérés de)|États fédérés de Micronésie",
           "pt": "Micronésia (Estados Federados da)|Estados Federados da Micronésia"},
    "GB": {"en": "United Kingdom|UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland|"
                 "United Kingdom of Great Britain and Northern Ireland", "es": "Reino Unido|Gran Bretaña|Inglaterra",
           "fr": "Royaume-Uni|Grande-Bretagne|Angleterre", "pt": "Reino Unido|Grã-Bretanha|Inglaterra"},
    "GD": {"fr": "La Grenade"},
    "GM": {"en": "The Gambia|Gambia"},
    "GN": {"en": "Guinea-Conakry|Guinea Conakry", "es": "Guinea-Conakry|Guinea Conakry",
           "fr": "Guinée-Conakry|Guinée Conakry", "pt": "Guiné-Conacri|Guiné Conacri|Guiné Conakry"},
    "GW": {"es": "Guinea-Bissau|Guinea-Bisáu", "fr": "Guinée-Bissau|Guinée-Bissao", "pt": "Guiné-Bissau"},
    "HK": {"en": "Hong Kong", "es": "Hong Kong", "fr": "Hong Kong", "pt": "Hong Kong"},
    "IR": {"en": "Iran (Islamic Republic of)|Iran", "es": "Irán (República Islámica del)",
           "fr": "Iran (République islamique d')", "pt": "Irã|Irão"},
    "KE": {"es": "Kenya|Kenia", "pt": "Quênia|Quénia|Kenya"},
    "KG": {"line": "Kyrgyz Republic|République kirghize|República Kirguisa"},
    "KH": {"fr": "Cambodge", "line": "Kampuchea"},
    "KN": {"en": "Saint Kitts and Nevis|St Kitts and Nevis|St. Kitts and Nevis"},
    "KP": {"en": "Democratic People's Republic of Korea|DPRK|Korea (Democratic People's Republic of)",
           "es": "República Popular Democrática de Corea", "fr": "République populaire démocratique de Corée",
           "pt": "República Popular Democrática da Coreia"},
    "KR": {"en": "Republic of Korea|Korea, Republic of|Korea (Republic of)|Korea|South Korea",
           "es": "República de Corea|Corea|Corea del Sur", "fr": "République de Corée|Corée|Corée du Sud",
           "pt": "República da Coreia|Coreia|Coreia do Sul", "line": "ROK"},
    "LA": {"en": "Lao People's Democratic Republic|Lao PDR|Laos", "es": "República Democrática Popular Lao",
           "fr": "République démocratique populaire lao", "pt": "República Democrática Popular do Laos", "line": "Lao"},
    "LC": {"en": "Saint Lucia|St Lucia|St. Lucia"},
    "LK": {"line": "Ceylon"},
    "LY": {"line": "Libyan Arab Jamahiriya"},
    "MD": {"en": "Republic of Moldova", "es": "República de Moldova|Moldova|Moldavia", "fr": "République de Moldova",
           "pt": "República da Moldova|Moldávia|Moldova"},
    "MK": {"en": "North Macedonia|Macedonia", "line": "The former Yugoslav Republic of Macedonia|FYROM|Macedonia, FYR"},
    "MM": {"en": "Myanmar|Burma", "es": "Myanmar|Birmania", "fr": "Myanmar|Birmanie", "pt": "Mianmar|Myanmar|Birmânia"},
    "MO": {"en": "Macao|Macau", "es": "Macao", "fr": "Macao", "pt": "Macau"},
    "MU": {"fr": "Île Maurice|Ile Maurice|République de Maurice", "pt": "Maurício|Ilhas Maurícias|Maurícia"},
    "MZ": {"pt": "Moçambique"},
    "NL": {"en": "Netherlands|The Netherlands|Holland", "es": "Holanda", "fr": "Hollande", "pt": "Holanda",
           "line": "Netherlands (Kingdom of the)|Kingdom of the Netherlands"},
    "PG": {"en": "Papua New Guinea|PNG", "es": "Papua Nueva Guinea|Papúa Nueva Guinea",
           "fr": "Papouasie-Nouvelle-Guinée|Papouasie Nouvelle Guinée", "pt": "Papua-Nova Guiné|Papua Nova Guiné"},
    "PS": {"en": "Palestine|State of Palestine|Occupied Palestinian Territory|Occupied Palestinian Territories",
           "es": "Palestina|Estado de Palestina|Territorio Palestino Ocupado",
           "fr": "Palestine|État de Palestine|Territoire palestinien occupé",
           "pt": "Palestina|Estado da Palestina|Território Palestino Ocupado",
           "line": "West Bank and Gaza|West Bank|Gaza"},
    "PY": {"fr": "Paraguay"},
    "RU": {"en": "Russian Federation|Russia", "es": "Federación de Rusia", "fr": "Fédération de Russie",
           "pt": "Federação da Rússia|Federação Russa", "line": "USSR"},
    "SA": {"line": "KSA"},
    "SD": {"en": "The Sudan|Sudan"},
    "SS": {"es": "Sudán del Sur", "fr": "Soudan du Sud|Sud-Soudan", "pt": "Sudão do Sul"},
    "ST": {"en": "Sao Tome and Principe|São Tomé and Príncipe|Sao Tome|São Tomé|San Tome e Principe|"
                 "São Tomé e Príncipe|San Tome and Principe",
           "es": "Santo Tomé y Príncipe|Santo Tomé", "fr": "Sao Tomé-et-Principe|Sao Tomé-et-Príncipe|São Tomé-et-Principe",
           "pt": "São Tomé e Príncipe|São Tomé"},
    "SV": {"en": "El Salvador", "es": "El Salvador", "fr": "El Salvador|Le Salvador", "pt": "El Salvador"},
    "SY": {"en": "Syrian Arab Republic", "es": "República Árabe Siria", "fr": "République arabe syrienne",
           "pt": "República Árabe Síria"},
    "SZ": {"en": "Eswatini|Swaziland", "es": "Eswatini|Esuatini|Swazilandia|Suazilandia", "fr": "Eswatini|Swaziland",
           "pt": "Essuatíni|Eswatini|Suazilândia", "line": "Kingdom of eSwatini"},
    "TH": {"line": "Siam"},
    "TL": {"en": "Timor-Leste|East Timor|Timor Leste", "es": "Timor-Leste|Timor Oriental|Timor Leste",
           "fr": "Timor-Leste|Timor oriental|Timor Leste", "pt": "Timor-Leste|Timor Leste|Timor Oriental"},
    "TR": {"en": "Türkiye|Turkey", "es": "Turquía|Türkiye", "fr": "Turquie|Türkiye", "pt": "Turquia|Türkiye"},
    "TT": {"en": "Trinidad and Tobago", "fr": "Trinité-et-Tobago|Trinidad-et-Tobago", "pt": "Trinidad e Tobago",
           "line": "Trinidad"},
    "TW": {"en": "Taiwan", "line": "Taiwan, Province of China|Taiwan, China|Chinese Taipei|Republic of China|Republic of China (Taiwan)"},
    "TZ": {"en": "United Republic of Tanzania|Tanzania", "es": "República Unida de Tanzanía|Tanzanía|Tanzania",
           "fr": "République-Unie de Tanzanie", "pt": "República Unida da Tanzânia|Tanzânia",
           "line": "Tanzania, United Republic of|Tanganyika"},
    "US": {"en": "United States of America|United States|USA|U.S.A.|U.S.", "es": "Estados Unidos de América|EE. UU.|EE.UU.|EEUU",
           "fr": "États-Unis d'Amérique|États-Unis|Etats-Unis|Etats-Unis d'Amérique",
           "pt": "Estados Unidos da América|EUA", "line": "US|America"},
    "VA": {"line": "Holy See|Santa Sede|Saint-Siège|Santa Sé"},
    "VC": {"en": "Saint Vincent and the Grenadines|St Vincent and the Grenadines|St. Vincent and the Grenadines|"
                 "Saint Vincent and Grenadines", "line": "Saint Vincent|St Vincent"},
    "VE": {"line": "Venezuela (Bolivarian Republic of)|Venezuela, Bolivarian Republic of|"
                   "Venezuela (República Bolivariana de)|Venezuela (République bolivarienne du)|"
                   "Venezuela (República Bolivariana da)"},
    "VN": {"en": "Viet Nam|Vietnam|VietNam", "es": "Viet Nam|Vietnam", "fr": "Viet Nam|Vietnam|Viêt Nam",
           "pt": "Vietname|Vietnã|Viet Nam|Vietnam"},
    "WS": {"line": "Western Samoa"},
    "XK": {"en": "Kosovo"},
    "YE": {"pt": "Iémen|Iêmen"},
    "ZA": {"line": "RSA|Republic of South Africa|Republiek van Suid-Afrika"},
    "ZW": {"line": "Rhodesia"},
    # Spellings of Brazil, Portugal and Lusophone Africa beside CLDR's Brazilian ones, and local names.
    "AM": {"pt": "Arménia|Armênia"}, "BH": {"pt": "Barém|Bahrein"}, "PL": {"pt": "Polónia|Polônia"},
    "RO": {"pt": "Roménia|Romênia"}, "SI": {"pt": "Eslovénia|Eslovênia"}, "MC": {"pt": "Mónaco|Mônaco"},
    "MG": {"pt": "Madagáscar|Madagascar", "es": "Madagascar"}, "MW": {"pt": "Malawi|Maláui|Malaui"},
    "ZM": {"pt": "Zâmbia"}, "UG": {"pt": "Uganda"}, "KM": {"pt": "Comores|Ilhas Comores", "line": "Union of the Comoros"},
    "NI": {"pt": "Nicarágua"}, "PE": {"line": "Piruw"}, "BR": {"line": "Brasil"}, "ES": {"line": "España"},
    "SC": {"pt": "Seychelles|Seicheles|Ilhas Seychelles"}, "SG": {"pt": "Singapura|Cingapura"},
    "LV": {"pt": "Letónia|Letônia"}, "EE": {"pt": "Estónia|Estônia"}, "IQ": {"es": "Iraq|Irak"},
    "BD": {"pt": "Bangladesh|Bangladeche"}, "TM": {"pt": "Turquemenistão|Turcomenistão"},
    "BW": {"es": "Botswana|Botsuana", "pt": "Botsuana|Botswana"}, "RW": {"es": "Rwanda|Ruanda", "pt": "Ruanda"},
    "BY": {"fr": "Bélarus|Biélorussie", "es": "Belarús|Bielorrusia", "pt": "Belarus|Bielorrússia"},
}

# In these phrases the name is not the country; they are found so that they are passed over.
NOT_THE_COUNTRY = {
    "en": "Gulf of Guinea|Lake Chad|Lake Chad Basin|Lake Malawi|New Mexico|Gulf of Mexico|Niger Delta|Niger River|"
          "River Niger|River Jordan|Jordan River|Congo Basin|Congo River|Congo River Basin|South China Sea|East China Sea|"
          "Sea of Japan|Gulf of Oman|Guinea pig|Guinea pigs|Guinea fowl|New South Wales|Bank of China",
    "es": "Golfo de Guinea|Lago Chad|Nuevo México|Golfo de México|Delta del Níger|Río Níger|Río Jordán|Cuenca del Congo|"
          "Mar de China|Nueva Guinea|Golfo de Omán",
    "fr": "Golfe de Guinée|Lac Tchad|Bassin du lac Tchad|Nouveau-Mexique|Golfe du Mexique|Delta du Niger|Fleuve Niger|"
          "Bassin du Congo|Fleuve Congo|Mer de Chine|Golfe d'Oman",
    "pt": "Golfo da Guiné|Lago Chade|Novo México|Golfo do México|Delta do Níger|Rio Níger|Rio Jordão|Bacia do Congo|"
          "Rio Congo|Mar da China|Golfo de Omã",
}

def main() -> None:
    locales = {language: Locale(language) for language in LANGUAGES}
    english = {c: n for c, n in locales["en"].territories.items() if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES}
    rows: dict[tuple[str, str], set[str]] = {}

    def add(name: str, code: str, language: str | None) -> None:
        found = rows.setdefault((name, code), set())
        if language in ("en", "es", "fr", "pt") and code not in TERRITORIES and name not in NOT_IN_TEXT.get(language, []):
            found.add(language)

    plain = {"MM": "Myanmar", "CD": "Democratic Republic of the Congo", "CG": "Congo", "HK": "Hong Kong", "MO": "Macao"}
    for code in english:
        for language, locale in locales.items():
            name = locale.territories.get(code)
            if not name or (code in plain and language in ("en", "es", "fr", "pt") and (" (" in name or " - " in name or "SAR" in name or "RAE" in name)):
                continue
            add(name.replace("’", "'"), code, language)
            if language == "en" and " & " in name:
                add(name.replace(" & ", " and "), code, "en")
            if language == "en" and name.startswith("St. "):
                add(name.replace("St. ", "Saint ").replace(" & ", " and "), code, "en")
    for code, by_language in MORE.items():
        for language, names in by_language.items():
            for name in names.split("|"):
                add(name, code, None if language == "line" else language)
    def shown(code: str, language: str) -> str:
        """The name for a message in the language: CLDR's, or ours where CLDR's has brackets or a second name."""
        name = locales[language].territories.get(code, english[code])
        if code in plain:
            name = plain[code] if language == "en" else MORE.get(code, {}).get(language, plain[code]).split("|")[0]
        name = name.replace("’", "'")
        return name.replace(" & ", " and ").replace("St. ", "Saint ") if language == "en" else name
    names = {code: [shown(code, language) for language in LANGUAGES[:4]] for code in english}

    out = sys.stdout.write
    out(f"// Generated by tests/tools/countries.py from Unicode CLDR (Babel {babel.__version__}) and the names listed there; do not edit.\n")
    out("//! Names of countries and territories (ISO 3166-1), in seven languages, with former, formal and short ones.\n\n")
    out("/// Alpha-2 code and the name in English, Spanish, French and Portuguese, by code.\n#[rustfmt::skip]\npub(crate) const COUNTRIES: &[(&str, [&str; 4])] = &[\n")
    for code in sorted(names):
        four = ", ".join(f'"{name}"' for name in names[code])
        out(f"    (\"{code}\", [{four}]),\n")
    out("];\n\n/// Name, alpha-2 code, and the languages in whose texts the name may be looked for (none: country lines only).\n")
    out("/// An empty code marks a phrase in which a country's name means something else.\n")
    out("#[rustfmt::skip]\npub(crate) const NAMES: &[(&str, &str, &str)] = &[\n")
    phrases = {(p, ""): {lang} for lang, ps in NOT_THE_COUNTRY.items() for p in ps.split("|")}
    for (name, code), languages in sorted((rows | phrases).items(), key=lambda r: (r[0][1], r[0][0])):
        out(f"    (\"{name}\", \"{code}\", \"{' '.join(sorted(languages))}\"),\n")
    out("];\n")


main()
