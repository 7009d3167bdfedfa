//! A letter as a draft that a mail program opens (`.eml`, RFC 5322): recipient, subject and text are in their places, and
//! `X-Unsent: 1` tells Outlook and others that it is to be sent yet.
//!
//! It has no date, no sender and no identity: the mail program gives it those when it is sent, and the same run writes the
//! same bytes.

use mail_builder::headers::Header;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use crate::hex;

use super::compose::Mail;

/// The mail's bytes: all of them are ASCII.
pub(super) fn draft(mail: &Mail, reply_to: Option<&str>) -> Vec<u8> {
    let mut out = Vec::new();
    let addresses: Vec<Address<'_>> = mail
        .recipient
        .addresses
        .iter()
        .enumerate()
        .map(|(index, address)| {
            // Whose the others are is not known: they may be an office's, or another nominee's.
            let name = mail.recipient.name.as_deref().filter(|_| index == 0);
            Address::new_address(name, address.as_str())
        })
        .collect();
    if !addresses.is_empty() {
        header(&mut out, "To", &Address::new_list(addresses));
    }
    if let Some(reply_to) = reply_to {
        header(
            &mut out,
            "Reply-To",
            &Address::new_address(None::<&str>, reply_to),
        );
    }
    header(&mut out, "Subject", &Text::new(mail.subject.as_str()));
    out.extend_from_slice(b"X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    let text = |body: &'_ str| MimePart::new("text/plain", body.to_owned());
    match &mail.copy {
        None => text(&mail.body).write_part(&mut out),
        Some(copy) => {
            // Neither base64 nor quoted-printable has this sequence; the rest keeps it out of plain text.
            let boundary = format!("=_{}", hex::short(copy.body.as_bytes(), 24));
            let mixed = ContentType::new("multipart/mixed").attribute("boundary", boundary);
            let pdf = MimePart::new("application/pdf", copy.bytes.as_slice());
            let parts = vec![text(&copy.body), pdf.attachment(copy.name.as_str())];
            MimePart::new(mixed, parts).write_part(&mut out);
        }
    }
    out
}

fn header(out: &mut Vec<u8>, name: &str, value: &impl Header) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    value.write_header(out, name.len() + 2);
}

#[cfg(test)]
mod tests {
    use super::super::recipient::Recipient;
    use super::*;

    fn mail(name: &str, addresses: &str, subject: &str, body: &str) -> String {
        let mail = Mail {
            recipient: Recipient {
                name: Some(name.to_owned()),
                addresses: addresses.split(' ').map(str::to_owned).collect(),
                ..Recipient::default()
            },
            to: String::new(),
            subject: subject.to_owned(),
            language: "en",
            body: body.to_owned(),
            letterhead: None,
            reference: String::new(),
            reply_by: String::new(),
            copy: None,
        };
        String::from_utf8(draft(&mail, Some("office@example.org"))).unwrap()
    }

    #[test]
    fn name_is_that_of_the_first_address() {
        let text = mail("Ana Roca", "ana@example.org office@example.org", "S", "");
        assert!(
            text.starts_with("To: \"Ana Roca\" <ana@example.org>, <office@example.org>\r\n"),
            "{text}"
        );
    }

    #[test]
    fn draft_has_what_a_mail_program_wants() {
        let text = mail(
            "Fatou Dièye",
            "fatou@example.org",
            "Votre candidature « Sel »",
            "Madame,\n\nMerci.\n",
        );
        assert!(
            text.starts_with("To: =?utf-8?B?RmF0b3UgRGnDqHll?= <fatou@example.org>\r\n"),
            "{text}"
        );
        assert!(
            text.contains("\r\nReply-To: <office@example.org>\r\nSubject: =?utf-8?"),
            "{text}"
        );
        assert!(
            text.contains("\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n"),
            "{text}"
        );
        assert!(
            text.ends_with("\r\n\r\nMadame,\r\n\r\nMerci.\r\n"),
            "{text}"
        );
        assert!(
            !text.contains("Date:") && !text.contains("Message-ID:"),
            "{text}"
        );
    }

    #[test]
    fn nothing_that_is_printed_makes_a_header() {
        let evil = "x\r\nBcc: all@example.com\r\n\r\n<script>";
        let text = mail(evil, "a@example.org", evil, "Bcc: in the body\n");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name)
            .collect();
        assert_eq!(
            names,
            [
                "To",
                "Reply-To",
                "Subject",
                "X-Unsent",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        assert!(body.contains("Bcc: in the body"));
    }
}
