//! The configuration: what is read, and how faults are reported.

use super::*;

#[test]
fn schema_has_the_settings_that_there_are() {
    let schema = nomcheck::report::schema::Published::Config.schema();
    let names = |object: &serde_json::Value| -> Vec<String> {
        object["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    // An unknown setting is answered with all that are known.
    let known = |text: &str| {
        let message = fault(text);
        let list = message.rsplit("there are ").next().unwrap();
        let mut names: Vec<String> = list.split(", ").map(str::to_owned).collect();
        names.sort();
        names
    };
    assert_eq!(names(&schema), known("zzz = 1"));
    let waiver = &schema["properties"]["waiver"]["items"];
    assert_eq!(names(waiver), known("[[waiver]]\nzzz = 1"));
    let limits = &schema["properties"]["limits"];
    assert_eq!(names(limits), known("[limits]\nzzz = 1"));
    let office = &schema["properties"]["office"];
    assert_eq!(names(office), known("[office]\nname = \"x\"\nzzz = 1"));
    let words = &office["properties"]["language"]["properties"]["fr"];
    assert_eq!(names(words), known("[office.language.fr]\nzzz = 1"));
}

fn fault(text: &str) -> String {
    parse(text, Path::new("nomcheck.toml"))
        .map_or_else(|error| error.to_string(), |_| "fine".to_owned())
}

#[test]
fn everything_that_can_be_set_is_read() {
    let text = r#"
            form = "forms/own.toml"
            lang = "pt"
            fail-on = "warning"
            ignore = ["file-not-readable"]
            [limits]
            max-bytes = "20MB"
            max-pages = 60
            time-limit = "2m"
            memory-limit = "1GiB"
            [office]
            name = "Award Office"
            address = "1 Green Street\nAccra"
            signatory = "A. Owusu"
            closing = "Yours,"
            reply-to = "office@example.org"
            reply-by = 14
            reference = "AW/{year}/{country}/{form}/{id}"
            [office.language.fr]
            name = "Bureau du prix"
            address = "1, rue Verte"
            signatory = "A. Owusu"
            closing = "Cordialement,"
            [rules.email-suspicious]
            severity = "note"
            allow-hosts = ["example.org"]
            fields = { "/emails" = "warning" }
            [[waiver]]
            rule = "section-missing"
            path = "2027/*.pdf"
            nomination = "F"
            field = "/sections/contacts"
            fingerprint = "0011223344556677"
            reason = "Sent by e-mail."
            officer = "A. Owusu"
            expiry = 2027-06-30
        "#;
    let value: serde_json::Value = toml::from_str(text).unwrap();
    let schema = nomcheck::report::schema::Published::Config.schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    // The schema is for editors, which hand on a date as a text.
    let mut value = value;
    value["waiver"][0]["expiry"] = "2027-06-30".into();
    assert!(validator.is_valid(&value));
    let config = parse(text, Path::new("office/nomcheck.toml")).unwrap();
    assert_eq!(config.forms, ["office/forms/own.toml"]);
    assert_eq!(config.lang, Some(Lang::Pt));
    assert_eq!(config.fail_on, Some(FailOn::Warning));
    assert_eq!(config.ignore, ["file-not-readable"]);
    assert_eq!(config.max_bytes, Some(Size(20_000_000)));
    assert_eq!(config.memory_limit, Some(Size(1 << 30)));
    assert_eq!(
        config.time_limit,
        Some(TimeLimit(std::time::Duration::from_secs(120)))
    );
    assert_eq!(config.severities["email-suspicious"], Severity::Note);
    assert_eq!(
        config.field_severities["email-suspicious"]["/emails"],
        Severity::Warning
    );
    let office = config.office.unwrap().on("2027-03-05".parse().ok());
    // A Friday and 14 days are a Friday.
    assert_eq!(office.reply_by, "2027-03-19".parse().ok());
    assert_eq!(
        office.by_language["fr"].name.as_deref(),
        Some("Bureau du prix")
    );
    assert_eq!(config.waivers[0].expiry, "2027-06-30".parse().ok());
    assert_eq!(
        config.options["email-suspicious"]["allow-hosts"],
        ["example.org"]
    );
}

#[test]
fn unknown_names_are_reported_with_line_and_suggestion() {
    let faults = [
        "\nfail_on = \"error\"",
        "[limits]\nmax-page = 3",
        "ignore = [\"file-unreadable\"]",
        "[rules.email-suspicious]\nallow-host = []",
        "[rules.email-suspicious]\nseverity = \"fatal\"",
        "[limits]\nmax-bytes = \"much\"",
        "lang = \"de\"",
        "[rules.section-missing]\nfields = { awareness = \"note\" }",
        "[[waiver]]\nrule = \"section-mising\"\nreason = \"x\"\nofficer = \"y\"",
        "[[waiver]]\nrule = \"section-missing\"\nreason = \" \"\nofficer = \"y\"",
        "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"",
        "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"\nofficer = \"y\"\nexpires = 2027-01-01",
        "[[waiver]]\nrule = \"section-missing\"\nreason = \"x\"\nofficer = \"y\"\nexpiry = \"soon\"",
        "[office]\nsignatory = \"x\"",
        "[office]\nname = \"x\"\nreply_by = 14",
        "[office]\nname = \"x\"\nreply-by = 0",
        "[office]\nname = \"x\"\nreply-by = \"soon\"",
        "[office]\nname = \"x\"\nreply-to = \"a@b.org\\nBcc: c@d.org\"",
        "[office]\nname = \"x\"\nreference = \"A/{yaer}\"",
        "[office]\nname = \"x\"\n[office.language.de]\nname = \"y\"",
        "zzz = 1",
        "form = ",
    ];
    insta::assert_snapshot!(faults.map(fault).join("\n"), @r#"
        nomcheck.toml:2: there is no setting 'fail_on'; did you mean 'fail-on'?
        nomcheck.toml:2: there is no setting 'max-page'; did you mean 'max-pages'?
        nomcheck.toml:1: there is no rule 'file-unreadable'; did you mean 'file-not-readable'?
        nomcheck.toml:2: the rule email-suspicious has no option 'allow-host'; did you mean 'allow-hosts'?
        nomcheck.toml:2: a severity is "error", "warning" or "note"
        nomcheck.toml:2: expected a size such as 500000, 20MB or 20MiB
        nomcheck.toml:1: there is no 'de'; there are en, es, fr, pt
        nomcheck.toml:2: 'awareness' is not a field: fields are named as in the report, such as /country or /sections/awareness
        nomcheck.toml:2: there is no rule 'section-mising'; did you mean 'section-missing'?
        nomcheck.toml:3: a waiver needs its reason
        nomcheck.toml:1: missing field 'officer'
        nomcheck.toml:5: there is no setting 'expires'; did you mean 'expiry'?
        nomcheck.toml:5: expected a date such as 2027-03-31
        nomcheck.toml:1: missing field 'name'
        nomcheck.toml:3: there is no setting 'reply_by'; did you mean 'reply-by'?
        nomcheck.toml:3: expected 1 to 366 days
        nomcheck.toml:3: expected a date such as 2027-03-31, or a number of days
        nomcheck.toml:3: expected an e-mail address, such as office@example.org
        nomcheck.toml:3: a reference has no '{yaer}'; did you mean 'year'?
        nomcheck.toml:3: there is no 'de'; there are en, es, fr, pt
        nomcheck.toml:1: there is no setting 'zzz'; there are form, forms, lang, fail-on, ocr, select, ignore, limits, office, waiver, cures, rules
        nomcheck.toml:1: string values must be quoted, expected literal string
        "#);
}
