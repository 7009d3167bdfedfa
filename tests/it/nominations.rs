//! Nominations of invented people, made on the spot: complete ones, of which a test takes or changes what it needs.

use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn};

/// A nomination on the form `sstc`, in the order of the form.
#[derive(Clone)]
pub struct Sheet {
    title: String,
    /// Label and value; without a value the line is left out.
    header: Vec<(&'static str, String)>,
    /// Heading and text; without a text the section is left out.
    sections: Vec<(&'static str, String)>,
}

/// A complete one.
pub fn complete() -> Sheet {
    let header = [
        ("Nominee", "Ms. Ama Owusu, Director, Volta Seed Bank"),
        ("Country", "Ghana"),
        ("Telephone", "+233 30 276 1234"),
        ("Email", "ama.owusu@example.org"),
    ];
    let sections = [
        (
            "1. Description and Title of the South-South Initiative, including background and challenges",
            "Farmers of the lower Volta and of the Mono valley in Togo lost their own rice seed in two floods. The Volta Seed \
             Bank of Ghana and the Mono Growers of Togo built a common store in 2019 where each village keeps a share of its \
             harvest as seed, lends it in spring and takes it back in autumn with a tenth more.",
        ),
        (
            "2. Main partners",
            "Volta Seed Bank (Ghana); Mono Growers Union (Togo); University of Ho (Ghana).",
        ),
        (
            "3. Horizontal dimension of cooperation",
            "Both sides sit in one committee with equal votes, pay equal shares for the store, and teach each other: Togo drying, \
             Ghana sorting and testing of seed.",
        ),
        (
            "4. Achievements and impact (from a SSTC perspective)",
            "In four years 2,300 families kept their own seed, and the villages of both countries bought none from abroad in the \
             last two seasons.",
        ),
        (
            "5. Sustainability",
            "The tenth that is given back pays for the store, its guard and its repair every year.",
        ),
        (
            "6. Innovation",
            "For the first time a seed bank of two countries lends across the border with one book and one measure.",
        ),
        (
            "7. Replicability and scaling up (South-South perspective)",
            "The book and the drying floor can be made anywhere; growers of Benin began with both in 2022.",
        ),
        (
            "8. Areas of contribution",
            "Food security, rural employment, fair trade.",
        ),
        (
            "9. Awareness of the initiative",
            "The radio of Ho reports on it each month in two languages.",
        ),
        (
            "10. Contacts",
            "Ms. Ama Owusu, Director, Volta Seed Bank, tel. +233 30 276 1234, ama.owusu@example.org",
        ),
        (
            "11. ILO Contacts",
            "Mr. Kwesi Baah, Project Officer, tel. +233 30 276 9876, kwesi.baah@example.org",
        ),
    ];
    Sheet {
        title: "Seeds that Cross the River".to_owned(),
        header: header
            .map(|(label, value)| (label, value.to_owned()))
            .into(),
        sections: sections.map(|(head, text)| (head, text.to_owned())).into(),
    }
}

impl Sheet {
    /// The same with another title.
    pub fn title(mut self, title: &str) -> Sheet {
        self.title = title.to_owned();
        self
    }

    /// The same with another value, or none, of the header line or section whose label or heading holds `name`.
    #[track_caller]
    pub fn with(mut self, name: &str, text: &str) -> Sheet {
        let mut lines = self.header.iter_mut().chain(&mut self.sections);
        let line = lines.find(|(label, _)| label.contains(name)).unwrap();
        line.1 = text.to_owned();
        self
    }

    /// The PDF.
    pub fn pdf(&self) -> String {
        drawn(&self.marks().0)
    }

    /// The PDF with lines behind the last section, each in a size of its own, bold or not.
    pub fn pdf_with(&self, behind: &[(f32, bool, &str)]) -> String {
        let (mut marks, mut y) = self.marks();
        for (size, bold, text) in behind {
            y += 12.0 + size;
            marks.push(Mark(60.0, y, *size, *bold, (*text).to_owned()));
        }
        drawn(&marks)
    }

    /// What is on the page, and where the next line would.
    pub fn marks(&self) -> (Vec<Mark>, f32) {
        let mut marks = vec![Mark(60.0, 50.0, 15.0, true, self.title.clone())];
        let mut y = 76.0;
        for (label, value) in self.header.iter().filter(|(_, value)| !value.is_empty()) {
            marks.push(Mark(60.0, y, 10.0, false, format!("{label}: {value}")));
            y += 14.0;
        }
        for (heading, text) in self.sections.iter().filter(|(_, text)| !text.is_empty()) {
            y += 8.0;
            marks.push(Mark(60.0, y, 10.0, true, (*heading).to_owned()));
            y += 13.0;
            for line in lines(text) {
                marks.push(Mark(60.0, y, 9.0, false, line));
                y += 11.0;
            }
        }
        (marks, y)
    }

    /// Writes the PDF into a place.
    pub fn write(&self, place: &Place, name: &str) {
        let path = place.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, self.pdf()).unwrap();
    }
}

fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().unwrap();
        if last.len() + word.len() > 105 {
            lines.push(word.to_owned());
        } else {
            let gap = if last.is_empty() { "" } else { " " };
            last.push_str(&format!("{gap}{word}"));
        }
    }
    lines
}
