//! Countries → regions, as the United Nations group them for statistics (M49; the Americas in their two parts).

/// The regions, as ids of words, each with the countries in it (ISO 3166-1 alpha-2).
const REGIONS: [(&str, &str); 6] = [
    (
        "region-africa",
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR \
         MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
    ),
    (
        "region-latin-america",
        "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC \
         MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI",
    ),
    ("region-northern-america", "BM CA GL PM US"),
    (
        "region-asia",
        "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY \
         NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    ),
    (
        "region-europe",
        "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC \
         MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    ),
    (
        "region-oceania",
        "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    ),
];

/// The id of the word for a country's region; that for none where the country is not known.
pub(super) fn region(country: Option<&str>) -> &'static str {
    let of = |country: &str| {
        REGIONS
            .iter()
            .find(|(_, countries)| countries.split(' ').any(|one| one == country))
    };
    country
        .and_then(of)
        .map_or("no-country", |(region, _)| region)
}

#[cfg(test)]
mod tests {
    use super::{REGIONS, region};

    #[test]
    fn each_country_has_one_region() {
        let mut all: Vec<&str> = REGIONS.iter().flat_map(|(_, all)| all.split(' ')).collect();
        let n = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), n), (249, 249));
        assert_eq!(region(Some("PE")), "region-latin-america");
        assert_eq!(region(None), "no-country");
    }
}
