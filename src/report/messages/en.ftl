# Messages in English. One message per rule code, with its help; arguments as in the rule's examples.
# A message names the fault, in sentence case without a full stop; a help is one sentence on what to do.

## Parts

the-section = { $number ->
    [none] section “{ $title }”
   *[other] section { $number } (“{ $title }”)
}
The-section = { $number ->
    [none] Section “{ $title }”
   *[other] Section { $number } (“{ $title }”)
}
the-other = { $other_label ->
    [none] { $other }
   *[other] { $other } ({ $other_label })
}
the-pages = { $pages_count ->
    [one] page { $pages }
   *[other] pages { $pages }
}
The-pages = { $pages_count ->
    [one] Page { $pages }
   *[other] Pages { $pages }
}
look-first = { $candidates_count ->
    [0] Look at the marked place first
    [one] Look first at the heading or line that comes nearest (“{ $candidates }”)
   *[other] Look first at the headings or lines that come nearest (“{ $candidates }”)
}
unit-max = { $unit ->
    [bytes] { $max_mb } MB
    [pages] { $max } pages
    [decompressed-bytes] { $max_mb } MB of decompressed data
    [operators] { $max_grouped } drawing operators
    [glyphs] { $max_grouped } characters
    [characters] { $max_grouped } characters of text
    [comparisons] { $max_grouped } comparisons of the layout
    [shapes] { $max_grouped } painted lines or areas on a page
   *[other] { $max } { $unit }
}

evidence-affiliation = affiliation
evidence-telephone = telephone code
evidence-email = e-mail domain

language-ar = Arabic
language-bn = Bengali
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-hi = Hindi
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-nl = Dutch
language-pl = Polish
language-pt = Portuguese
language-ru = Russian
language-sw = Swahili
language-tr = Turkish
language-uk = Ukrainian
language-vi = Vietnamese
language-zh = Chinese

## Document

file-not-readable = { $reason ->
    [empty] The file is empty
    [not-a-pdf] { $what ->
        [none] The file is not a PDF
       *[other] The file is not a PDF but a file of type { $what }
    }
    [no-pages] The file has no pages
    [xfa-shell] The file is an XFA form: its page only asks for another program, and the answers cannot be read
   *[damaged] The file is damaged and cannot be read
}
    .help = { $reason ->
        [not-a-pdf] Ask for the document saved or exported as PDF; changing the end of the name is not enough.
        [xfa-shell] Ask for the form opened in Adobe Reader and printed to PDF.
       *[other] Ask for the file again.
    }
    .letter = { $reason ->
        [empty] The file is empty. Please send it again.
        [not-a-pdf] The file is not a PDF. Please save or export the document as PDF and send it again; changing the end of the name is not enough.
        [no-pages] The file has no pages. Please send it again.
        [xfa-shell] The file can only be read in Adobe Reader. Please open the form there, print it to PDF, and send that file.
       *[damaged] The file is damaged and cannot be read. Please send it again.
    }

submission-not-read = { $shape ->
    [document] The file is not a PDF but a document of another program ({ $what }), and was not read
    [picture] The file is not a PDF but a picture ({ $what }), and was not read
    [archive] The file is an archive, and what is in it was not read
   *[other] The file is not a PDF and was not read
}
    .help = { $shape ->
        [archive] Check the archive itself, or ask for the nomination as PDF.
       *[other] Ask for the document as PDF, or leave the file out if it belongs to no nomination.
    }
    .letter = { $shape ->
        [picture] The file is a picture, and we can read PDFs only. Please send the form as PDF.
        [archive] The file is an archive, and we can read PDFs only. Please send what is in it as PDF.
       *[other] The file is not a PDF, and we can read PDFs only. Please save or export the document as PDF and send it again.
    }

file-encrypted = The file is protected by a password
    .help = Give the password, or ask for the file without one.
    .letter = The file is protected by a password, so we cannot read it. Please send it without a password.

file-over-limit = { $n ->
    [none] Reading the file takes more work than is accepted ({ unit-max })
   *[other] { $unit ->
        [bytes] The file has { $n_mb } MB; at most { unit-max } are accepted
        [pages] The file has { $n } pages; at most { unit-max } are accepted
       *[other] Reading the file takes more work than is accepted ({ unit-max })
    }
}
    .help = Ask for a smaller file, or raise the limit for this run.
    .letter = { $unit ->
        [bytes] The file is larger than we can accept ({ unit-max } at most). Please send a smaller one.
        [pages] The file has more pages than we can accept ({ unit-max } at most). Please send a shorter one.
       *[other] The file is too complex for our system to read completely. Please save it as PDF once more, in a simpler form, and send it again.
    }

file-damaged = { $lost ->
    [none] The file was damaged and has been repaired; nothing was lost
    [maybe] The file is damaged; text may be missing
   *[page] { $pages_count ->
        [0] The file is damaged; at least one page is lost
       *[other] The file is damaged; lost: { the-pages }
    }
}
    .help = { $lost ->
        [none] Nothing has to be done.
       *[other] Ask for the file again, and do not ask for missing sections before it has arrived.
    }
    .letter = { $lost ->
        [none] The file arrived damaged. Please send it again, to be sure that nothing is missing.
       *[other] The file arrived damaged, and text may be missing. Please send it again.
    }

no-text-layer = { $reason ->
    [blank] All pages are blank
    [outlines] { $all ->
        [yes] No page has text that a machine can read: all letters are drawn as curves
       *[no] { $pages_count ->
            [one] Page { $pages } has no text that a machine can read: its letters are drawn as curves
           *[other] Pages { $pages } have no text that a machine can read: their letters are drawn as curves
        }
    }
   *[scanned] { $all ->
        [yes] The document is a scan: its pages are pictures without text
       *[no] { $pages_count ->
            [one] Page { $pages } is a picture without text
           *[other] Pages { $pages } are pictures without text
        }
    }
}
    .help = { $reason ->
        [blank] Ask for the file again.
       *[other] { $ocr ->
            [missing] Ask for the file as it came from the word processor; the text of these pages was not checked. To have scans read on this machine, install Tesseract (“apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por”).
            [nothing] Look at the page: no word was found on it, and it may be the empty back of a sheet.
           *[other] Ask for the file as it came from the word processor; the text of these pages was not checked.
        }
    }
    .letter = { $reason ->
        [blank] All pages of the file are blank. Please send it again.
       *[other] { $all ->
            [yes] The pages of the file have no text that our system can read; they may be pictures of text. Please send the file as it came from your word processor, saved as PDF.
           *[no] { $pages_count ->
                [one] Page { $pages } of the file has no text that our system can read; it may be a picture of text. Please send the file as it came from your word processor, saved as PDF.
               *[other] Pages { $pages } of the file have no text that our system can read; they may be pictures of text. Please send the file as it came from your word processor, saved as PDF.
            }
        }
    }

text-garbled = The text of { the-pages } cannot be read by a machine
    .help = Ask for the file to be exported again with embedded fonts; the text of these pages was not checked.
    .letter = We cannot read the text of { the-pages }. Please save the file as PDF once more, with its fonts embedded, and send it again.

read-by-ocr = { $pages_count ->
    [one] The text of page { $pages } was recognised in a picture of the page
   *[other] The text of pages { $pages } was recognised in pictures of the pages
}
    .help = Compare each finding with the page before you ask for anything: text recognition makes mistakes of its own.

page-missing = { $printed_count ->
    [one] According to the printed page numbers, page { $printed } is missing
   *[other] According to the printed page numbers, pages { $printed } are missing
}
    .help = Ask for the whole document, and do not ask for missing sections before it has arrived.
    .letter = { $printed_count ->
        [one] According to the printed page numbers, page { $printed } is missing from the file. Please send the whole document again.
       *[other] According to the printed page numbers, pages { $printed } are missing from the file. Please send the whole document again.
    }

pages-out-of-order = { $restored ->
    [yes] The pages of the file are not in the order of their printed numbers (pages { $pages }); they were read in the printed order
   *[no] The pages of the file are not in the order of their printed numbers (pages { $pages })
}
    .help = { $restored ->
        [yes] Put the pages in order before the file is passed on.
       *[no] The right order is not clear, so the pages were read as they are; put them in order and check the file again.
    }

pages-repeated = { $pages_count ->
    [one] Page { $pages } of the file repeats page { $of }; it was read once
   *[other] Pages { $pages } of the file repeat pages { $of }; they were read once
}
    .help = Check whether another page is missing in their place; otherwise nothing has to be done.

hidden-text = Page { $page } has text that a reader cannot see: “{ $quote }”
    .help = Read the text and decide whether it matters; it is not part of the record.

text-struck-out = { $by ->
    [annotation] Page { $page } has text that is struck out by an annotation: “{ $quote }”
   *[line] Page { $page } has text that is struck out: “{ $quote }”
}
    .help = { $by ->
        [annotation] Look at the page; the text is still part of the record.
       *[line] Look at the page; the text is not part of the record.
    }

active-content = { $kind ->
    [launch] { $n ->
        [one] The file has an action that starts a program
       *[other] The file has { $n } actions that start programs
    }
    [open-script] { $n ->
        [one] The file has a script that runs when it is opened
       *[other] The file has { $n } scripts that run when it is opened
    }
    [field-script] { $n ->
        [one] The file has a script that formats a form field
       *[other] The file has { $n } scripts that format form fields
    }
   *[attachment] { $n ->
        [one] A file is attached inside the document
       *[other] { $n } files are attached inside the document
    }
}
    .help = { $kind ->
        [field-script] Nothing has to be done.
        [attachment] Check whether the attachment belongs to the nomination; it was not read.
       *[other] Do not pass the file on; ask for a copy made with “Print to PDF”.
    }
    .letter = { $kind ->
        [launch] The file would start a program on our side, so we cannot pass it on. Please send a copy made with “Print to PDF”.
        [field-script] The file contains scripts, which we cannot accept. Please send a copy made with “Print to PDF”.
        [attachment] The file has another file attached inside it, which we cannot read. Please send what belongs to the nomination in one document.
       *[other] The file contains a script that runs automatically, so we cannot pass it on. Please send a copy made with “Print to PDF”.
    }

answers-in-widgets = { $n ->
    [one] One answer was read from a form field or comment, not from the page
   *[other] { $n } answers were read from form fields or comments, not from the page
}
    .help = Nothing has to be done, but a printout may not show these answers.

not-this-form = { $found ->
    [0] The document is not a nomination on this form: none of its { $total } headings was found
   *[other] { $by ->
        [titles] The document has { $found } of the form’s { $total } headings, but not the title by which the form is recognised
       *[headings] The document does not look like a nomination on this form: { $found } of { $total } headings were found
    }
}
    .help = { $by ->
        [titles] Check whether it is another version of the form or another language: “recognise” in the form’s definition names the title.
       *[headings] Check whether the right document was sent; if so, ask for the nomination with the form’s headings.
    }
    .letter = The file does not look like a nomination on our form. Please check whether you sent the right file; if you did, please send the nomination again with the headings of the form.

blank-form = { $alone ->
    [yes] The form on { the-pages } has no answer
   *[no] There is a form without any answer on { the-pages }, beside the nomination
}
    .help = { $alone ->
        [yes] Ask for the completed form.
       *[no] Nothing has to be done: a blank form is not a nomination.
    }
    .letter = The form has no answers. Please send the completed form.

summary-deck = { $slides ->
    [one] The document is a summary deck with one slide
   *[other] The document is a summary deck with { $slides } slides
}
    .help = Nothing has to be done; the slides are compared with the nominations.

several-nominations = { $n ->
    [one] The file contains one nomination
   *[other] The file contains { $n } nominations, beginning on pages { $pages }
}
    .help = Nothing has to be done if this is a compendium; each nomination is checked on its own.

too-many-pages = { $of ->
    [group] “{ $title }” has { $pages } pages; at most { $max } are allowed
   *[nomination] The nomination has { $pages } pages; at most { $max } are allowed
}
    .help = Check whether annexes are among the pages; if not, ask for a nomination within the limit.
    .letter = { $of ->
        [group] “{ $title }” has { $pages } pages; at most { $max } are allowed. Please send it within this limit.
       *[nomination] The nomination has { $pages } pages; at most { $max } are allowed. Please send it within this limit.
    }

language-not-accepted = The text is in { $lang }, which this call does not accept
    .help = Ask for the nomination in an accepted language: { $list }.
    .letter = The nomination is in { $lang }, which this call does not accept. Please send it in one of these languages: { $list }.

text-not-placed = { $share }% of the text belongs to no field of the form
    .help = Look at the marked text: it may be the answer to a section that is reported missing.

text-set-aside = Text on page { $page } is not part of any answer, because it looks like { $role ->
        [contents] a contents list
        [drawing_label] labels of a drawing
        [margin_note] a quotation in the margin
        [portal_line] words of a portal
        [stamp] a stamp
       *[turned] a note set sideways
    }: “{ $quote }”
    .help = Look at the page: the text may belong to an answer.

## Header

title-missing = { $certainty ->
    [definite] The title of the nomination is missing
   *[other] The title of the nomination was not found
}
    .help = { look-first }; if there is no title, ask for one.
    .letter = The title of the nomination is missing. Please send it.

nominee-missing = { $certainty ->
    [definite] The nominee is missing
   *[other] The nominee was not found
}
    .help = { look-first }; if nobody is named, ask for name, function and organisation of the nominee.
    .letter = The nomination does not say who is nominated. Please send the nominee’s name, function and organisation.

nominee-without-affiliation = The nominee “{ $value }” has neither function nor organisation
    .help = Ask for the nominee’s function and organisation.
    .letter = The nominee is named without function and organisation. Please send both.

country-missing = { $guess ->
    [none] { $certainty ->
        [definite] The country is missing
       *[other] The country was not found
    }
   *[other] { $certainty ->
        [definite] The country is missing; it may be { $guess }
       *[other] The country was not found; it may be { $guess }
    }
}
    .help = { $guess ->
        [none] { look-first }; if there is no country, ask for it.
       *[other] Ask for the country, or confirm { $guess } (evidence: { $evidence }).
    }
    .letter = The country is missing. Please tell us which country it is.

country-unknown = “{ $value }” is not the name of a country
    .help = { $guess ->
        [none] Ask for the name of the country.
       *[other] Ask for the name of the country, or confirm that { $guess } is meant.
    }
    .letter = We could not determine which country is meant by “{ $value }”. Please tell us the name of the country.

country-conflict = The country is given as { $a }, but other details point to { $b }
    .help = Ask which country is meant; { $b } is suggested by: { $evidence }.
    .letter = The country is given as { $a }, but other details point to { $b }. Please tell us which country is meant.

country-not-eligible = { $value } is not among the countries that this call is open to
    .help = Check that the country was read correctly.

telephone-missing = { $certainty ->
    [definite] The telephone number is missing
   *[other] The telephone number was not found
}
    .help = { look-first }; if there is no number, ask for one with its country code.
    .letter = The telephone number is missing. Please send one with its country code.

telephone-malformed = { $why ->
    [letters] “{ $value }” is not a telephone number: it has letters
    [no-digits] “{ $value }” is not a telephone number: it has no digits
    [too-short] “{ $value }” is too short for a telephone number
   *[too-long] “{ $value }” is too long for a telephone number
}
    .help = { $like ->
        [contact] Look at the page, which was read from a picture: a contact has “{ $other }”, probably the same.
       *[other] Ask for the number with its country code.
    }
    .letter = We could not use “{ $value }” as a telephone number. Please send the number with its country code.

telephone-not-in-plan = { $why ->
    [grouping] “{ $value }” is not grouped like a number of any country: a digit may be missing
   *[not-in-plan] “{ $value }” is not a number of its country’s numbering plan
}
    .help = { $like ->
        [contact] Look at the page, which was read from a picture: a contact has “{ $other }”, probably the same.
       *[other] Ask for the number again, or try it: numbering plans change.
    }
    .letter = We are not sure that the telephone number “{ $value }” is right. Please check it and send it with its country code.

fax-malformed = { $why ->
    [letters] “{ $value }” is not a fax number: it has letters
    [no-digits] “{ $value }” is not a fax number: it has no digits
    [too-short] “{ $value }” is too short for a fax number
    [too-long] “{ $value }” is too long for a fax number
    [grouping] The fax number “{ $value }” is not grouped like a number of any country
   *[not-in-plan] The fax number “{ $value }” is not in its country’s numbering plan
}
    .help = Nothing has to be done: a fax number is not required.

email-missing = { $certainty ->
    [definite] The e-mail address is missing
   *[other] The e-mail address was not found
}
    .help = { look-first }; if there is no address, ask for one.
    .letter = The e-mail address is missing. Please send one.

email-malformed = { $why ->
    [no-sign] “{ $value }” is not an e-mail address: it has no “@”
    [spelt-sign] “{ $value }” is not an e-mail address: the “@” is spelt out
    [two-signs] “{ $value }” is not an e-mail address: it has more than one “@”
    [space] “{ $value }” is not an e-mail address: it has a space
    [comma] “{ $value }” is not an e-mail address: it has a comma where a dot should be
    [no-ending] “{ $value }” is not an e-mail address: its domain has no ending such as “.org”
    [ending] “{ $value }” is not an e-mail address: there is no domain ending “.{ $ending }”
    [unreadable] The e-mail address “{ $value }” has letters that no program can read
   *[signs] “{ $value }” is not an e-mail address: it has signs that an address cannot have
}
    .help = { $like ->
        [contact] Look at the page, which was read from a picture: a contact has “{ $other }”, probably the same.
       *[other] { $why ->
            [unreadable] Look at the page: the address may be right there.
           *[other] Ask for the address.
        }
    }
    .letter = { $why ->
        [comma] The e-mail address “{ $value }” has a comma where a dot should be. Please send the address again.
        [ending] The e-mail address “{ $value }” cannot be right: there is no domain ending “.{ $ending }”. Please send the address again.
       *[other] We could not use “{ $value }” as an e-mail address. Please send the address again.
    }

email-suspicious = { $why ->
    [reserved] The address “{ $value }” is in a domain reserved for examples
    [throw-away] The address “{ $value }” belongs to a service for disposable addresses
    [two-alphabets] The address “{ $value }” mixes letters of two alphabets that look alike
    [space] The address “{ $value }” has a space: the word before it may belong to it
   *[near-miss] The address “{ $value }” may be misspelt: { $guess } is a well-known domain
}
    .help = { $why ->
        [near-miss] Ask whether { $guess } is meant.
        [two-alphabets] Ask for the address again, typed on one keyboard; do not write to this one.
        [space] Look at the page: an underscore cannot be seen in an underlined address.
       *[other] Ask for a permanent address, or allow the domain in the configuration.
    }
    .letter = { $why ->
        [near-miss] The e-mail address “{ $value }” may be misspelt ({ $guess } is a well-known domain). Please check it.
        [space] The e-mail address “{ $value }” has a space. Please check it.
        [two-alphabets] The e-mail address “{ $value }” mixes letters of two alphabets. Please type it again on one keyboard.
       *[other] We cannot use the e-mail address “{ $value }”. Please send a permanent one.
    }

field-missing = { $certainty ->
    [definite] “{ $title }” is missing
   *[other] “{ $title }” was not found
}
    .help = { look-first }; if it is not there, ask for it.
    .letter = “{ $title }” is missing. Please send it.

field-repeated = “{ $title }” is given { $n } times with different values
    .help = Ask which value is right.
    .letter = “{ $title }” is given { $n } times with different values. Please tell us which one is right.

field-too-long = { $unit ->
    [characters] “{ $title }” has { $characters } characters; at most { $max } are allowed
   *[words] “{ $title }” has { $words } words; at most { $max } are allowed
}
    .help = Ask for a text within the limit.
    .letter = { $unit ->
        [characters] “{ $title }” has { $characters } characters; at most { $max } are allowed. Please send a text within this limit.
       *[words] “{ $title }” has { $words } words; at most { $max } are allowed. Please send a text within this limit.
    }

field-too-short = { $unit ->
    [characters] “{ $title }” has { $characters } characters; at least { $min } are expected
   *[words] { $words ->
        [one] “{ $title }” has one word; at least { $min } are expected
       *[other] “{ $title }” has { $words } words; at least { $min } are expected
    }
}
    .help = Look whether the page shows more; if not, ask for more where the call allows it.

choice-none = None of the options under “{ $title }” is ticked
    .help = Check whether a tick was drawn by hand; if not, ask for the answer.
    .letter = We could not find a tick under “{ $title }”. Please tell us your answer.

choice-too-many = Under “{ $title }”, { $chosen } options are ticked; at most { $most } may be
    .help = Ask which of them is meant.
    .letter = Under “{ $title }”, { $chosen } options are ticked; at most { $most } may be. Please tell us which you mean.

choice-unspecified = “{ $option }” is ticked under “{ $title }”, and nothing is written after it
    .help = Check whether something was written by hand; if not, ask what is meant.
    .letter = “{ $option }” is ticked under “{ $title }”, and nothing is written after it. Please tell us what you mean.

cell-empty = Row { $row } has no “{ $title }”
    .help = Check whether the value is in another column; if not, ask for it.
    .letter = Row { $row } has no “{ $title }”. Please send it.

too-few = { $found ->
    [one] “{ $title }” has one row; at least { $min } are asked for
   *[other] “{ $title }” has { $found } rows; at least { $min } are asked for
}
    .help = Look whether a row was filled in by hand; if not, ask for the rest.
    .letter = { $found ->
        [one] “{ $title }” has one row; at least { $min } are asked for. Please send the rest.
       *[other] “{ $title }” has { $found } rows; at least { $min } are asked for. Please send the rest.
    }

too-many = { $of ->
    [group] “{ $title }” appears { $found } times; at most { $max } are allowed
   *[table] { $found ->
        [one] “{ $title }” has one row; at most { $max } are allowed
       *[other] “{ $title }” has { $found } rows; at most { $max } are allowed
    }
}
    .help = Ask which of them count.
    .letter = { $of ->
        [group] “{ $title }” appears { $found } times; at most { $max } are allowed. Please tell us which of them count.
       *[table] { $found ->
            [one] “{ $title }” has one row; at most { $max } are allowed. Please tell us which of them count.
           *[other] “{ $title }” has { $found } rows; at most { $max } are allowed. Please tell us which of them count.
        }
    }

sum-wrong = The total “{ $value }” under “{ $title }” is not the sum of its rows, which is { $sum }
    .help = Ask which amount is right.
    .letter = The total “{ $value }” under “{ $title }” is not the sum of its rows, which is { $sum }. Please tell us which amount is right.

not-signed = { $certainty ->
    [definite] “{ $title }” is not signed
   *[other] No signature was found under “{ $title }”
}
    .help = Look at the page, also for a signature by hand; if nobody has signed, ask for a signed copy.
    .letter = We could not find a signature under “{ $title }”. Please send us a signed copy.

attachment-missing = “{ $title }” was not found among what was sent
    .help = Look among the files that came with the form; if it is not there, ask for it.
    .letter = We could not find “{ $title }” among what you sent us. Please send it.

value-malformed = { $what ->
    [email] “{ $value }” under “{ $title }” is not an e-mail address
    [telephone] “{ $value }” under “{ $title }” is not a telephone number
    [country] “{ $value }” under “{ $title }” is not a country
    [number] “{ $value }” under “{ $title }” has no number
    [whole-number] “{ $value }” under “{ $title }” is not a whole number
    [amount] “{ $value }” under “{ $title }” has no amount
    [currency] “{ $value }” under “{ $title }” does not say in which currency
    [date] “{ $value }” under “{ $title }” has no date
    [period] “{ $value }” under “{ $title }” does not say from when until when
    [url] “{ $value }” under “{ $title }” is not a web address
    [check-digit] “{ $value }” under “{ $title }” does not match its check digit: a character may be mistyped
   *[identifier] “{ $value }” under “{ $title }” is not written as the form asks
}
    .help = Ask for the value as the form asks for it.
    .letter = { $what ->
        [email] “{ $value }” under “{ $title }” is not an e-mail address. Please send us the right one.
        [telephone] “{ $value }” under “{ $title }” is not a telephone number. Please send us the right one.
        [country] “{ $value }” under “{ $title }” is not a country. Please send us the right one.
        [number] We need a number for “{ $title }”; we received “{ $value }”. Please send the number.
        [whole-number] We need a whole number for “{ $title }”; we received “{ $value }”. Please send it.
        [amount] We need an amount in figures for “{ $title }”; we received “{ $value }”. Please send it with its currency.
        [currency] The currency is missing under “{ $title }”: “{ $value }”. Please tell us the currency.
        [date] We need a date for “{ $title }”; we received “{ $value }”. Please send the date.
        [period] We need a beginning and an end for “{ $title }”; we received “{ $value }”. Please send both.
        [url] “{ $value }” under “{ $title }” cannot be opened as a web address. Please send the full address.
        [check-digit] “{ $value }” under “{ $title }” seems to have a mistyped character. Please check it and send it again.
       *[identifier] “{ $value }” under “{ $title }” is not written as the form asks. Please check it and send it again.
    }

value-out-of-range = “{ $value }” under “{ $title }” is outside what the form allows ({ $limit })
    .help = Ask for the right value.
    .letter = “{ $value }” under “{ $title }” is outside what the form allows ({ $limit }). Please check it and send us the right value.

period-reversed = “{ $title }” ends before it begins: “{ $value }”
    .help = Ask which dates are right.
    .letter = “{ $title }” ends before it begins: “{ $value }”. Please tell us the right dates.

comparison-unmet = “{ $value }” under “{ $title }” does not fit “{ $other_value }” under “{ $other }”
    .help = Ask which of the two is right.
    .letter = “{ $value }” under “{ $title }” does not fit “{ $other_value }” under “{ $other }”. Please tell us which is right.

## Section

reading-doubtful = The layout of this nomination was not understood: { $n } fields seem to be missing or empty, but the pages show signs of the opposite
    .help = Look at the page, and complete the record by hand. No letter is drafted.

section-missing = { $certainty ->
    [definite] { The-section } is missing
   *[other] { The-section } was not found
}
    .help = { look-first }; if the section is not there, { $cure ->
        [T] ask for it.
       *[other] ask for it where the call allows it.
    }
    .letter = { The-section } is missing. Please send it.

section-empty = { The-section } has no text
    .help = Check whether the answer is a picture; if not, ask for it where the call allows it.

section-placeholder = { The-section } has only a placeholder: “{ $quote }”
    .help = Ask for the answer where the call allows it.

section-too-short = { $unit ->
    [characters] { The-section } has { $characters } characters; at least { $min } are expected
   *[words] { $words ->
        [one] { The-section } has one word; at least { $min } are expected
       *[other] { The-section } has { $words } words; at least { $min } are expected
    }
}
    .help = Check whether the page shows more; if not, ask for more where the call allows it.

section-too-long = { $unit ->
    [characters] { The-section } has { $characters } characters; at most { $max } are allowed
   *[words] { The-section } has { $words } words; at most { $max } are allowed
}
    .help = Ask for a text within the limit.
    .letter = { $unit ->
        [characters] { The-section } has { $characters } characters; at most { $max } are allowed. Please send a text within this limit.
       *[words] { The-section } has { $words } words; at most { $max } are allowed. Please send a text within this limit.
    }

section-only-link = { The-section } is only a link
    .help = Where the call allows it, ask for a few sentences that say what the page shows.

section-number-wrong = { $n ->
    [one] “{ $title }” has number { $found } instead of { $expected }
   *[other] “{ $title }” has number { $found } instead of { $expected }; { $n } sections are not numbered like the form’s
}
    .help = Nothing has to be asked; check whether a section is missing or was added before this one.

section-out-of-order = { $after ->
    [none] { The-section } comes first, out of the form’s order
   *[other] { The-section } comes after “{ $after }”, out of the form’s order
}
    .help = { $expected_after ->
        [none] Nothing has to be asked; on the form it comes first.
       *[other] Nothing has to be asked; on the form it comes after “{ $expected_after }”.
    }

section-repeated = { $pages_count ->
    [one] { The-section } appears { $n } times, on page { $pages }
   *[other] { The-section } appears { $n } times, on pages { $pages }
}
    .help = Ask which text is the right one; the first one was taken.
    .letter = { The-section } appears { $n } times. Please tell us which text is the right one.

section-copied = { $source ->
    [same-nomination] { The-section } repeats the text of “{ $other }”: { $share }% of it is the same
   *[other-nomination] { The-section } repeats a section of { the-other }: { $share }% of it is the same
}
    .help = { $source ->
        [same-nomination] Where the call allows it, ask for the right text.
       *[other-nomination] Compare the two nominations.
    }

section-unexpected = { $number ->
    [none] The heading “{ $title }” is not one of the form’s
   *[other] The heading “{ $number }. { $title }” is not one of the form’s
}
    .help = Nothing has to be done; if a section is reported missing, check whether this is it.

section-cut-off = { The-section } stops in mid-sentence: “{ $quote }”
    .help = Check whether the page shows the rest; if not, ask for it.
    .letter = { The-section } stops in mid-sentence (“{ $quote }”). Please send the rest.

section-language = { The-section } is in { $lang }, the rest in { $rest }
    .help = Where the call allows it, ask for a translation of this section.

partners-not-named = { The-section } names no organisation and no country
    .help = Where the call allows it, ask for the names of the partners.

one-country-only = { $n ->
    [0] The nomination names no country
   *[other] { $countries_count ->
        [0] The nomination names no country besides that of the nominee
       *[other] The nomination names one country only: { $countries }
    }
}
    .help = Read the sections on where the cooperation takes place: they may name regions or organisations instead of countries.

contact-unreachable = { $header ->
    [yes] { $name } is named without a telephone number or an e-mail address; the header says how to reach this person
   *[no] { $name } is named without a telephone number or an e-mail address
}
    .help = { $header ->
        [yes] Nothing has to be asked.
       *[no] Ask for a telephone number or an e-mail address.
    }
    .letter = { $name } is named without a telephone number or an e-mail address. Please send one of the two.

link-malformed = “{ $url }” is not a web address
    .help = Ask for the address, or correct it if the slip is obvious.
    .letter = “{ $url }” cannot be opened as a web address. Please send the right address.

contact-conflict = { $differs ->
    [function] The nominee’s function differs between the header (“{ $a }”) and the contacts (“{ $b }”)
    [telephone] The nominee’s telephone number differs between the header ({ $a }) and the contacts ({ $b })
   *[email] The nominee’s e-mail address differs between the header ({ $a }) and the contacts ({ $b })
}
    .help = Usually nothing has to be done; both may be right.

nominee-is-staff = The nominee’s e-mail address belongs to the organiser’s own domain ({ $host })
    .help = Decide whether staff of the organiser may be nominated.

## Batch

duplicate-file = { $how ->
    [bytes] The file is the same as { $other }
   *[text] The file has the same text as { $other }
}
    .help = Keep one of the two.

near-duplicate = The nomination is almost the same as { the-other }: { $share }% of the text
    .help = Compare the two and ask which one counts.

same-nominee = { $by ->
    [email] The nominee has the same e-mail address as in { the-other }
   *[name] The nominee has the same name and country as in { the-other }
}
    .help = Check whether more than one nomination of the same nominee is allowed.

summary-without-nomination = { $side ->
    [nomination] No slide of the summary deck is about this nomination
   *[slide] { $title ->
        [none] No nomination was found for the slide on page { $page }
       *[other] No nomination was found for the slide “{ $title }”
    }
}
    .help = Look for the missing file or slide; slides with few words may not be matched.

## Configuration

waiver-unused = The waiver for { $rule } (“{ $reason }”) covers nothing
    .help = Remove it, or check that its path, nomination and field are spelt as in the report.

waiver-expired = The waiver for { $rule } (“{ $reason }”) ended on { $expiry }
    .help = What it covered counts again; extend or remove it.

## The report’s own words

report-complete = complete
report-incomplete = incomplete
report-not-processed = not processed
report-unrecognised = not recognised as a nomination
report-not-recognised = not recognised
report-deck = summary deck
report-whole-file = whole file
report-nomination = nomination
report-compendium = compendium of { $n } nominations
report-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
report-page = page { $page }
report-page-to = pages { $page } to { $last }
report-spot = { $left } pt from the left, { $top } from the top
report-spot-from = beginning { $left } pt from the left, { $top } from the top
report-no-title = (no title)
report-error = error
report-warning = warning
report-note = note
report-waived = waived
report-until = until { $expiry }
report-likely = likely
report-possible = perhaps misread
report-help = help:
report-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
report-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
report-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
report-total-complete = { $n } complete
report-total-incomplete = { $n } incomplete
report-total-not-processed = { $n ->
    [one] { $n } file not processed
   *[other] { $n } files not processed
}
report-total-ignored = { $n ->
    [one] { $n } other file ignored
   *[other] { $n } other files ignored
}
report-total-failures = { $n ->
    [one] { $n } failure of the tool
   *[other] { $n } failures of the tool
}
report-total-waived = { $n } waived
report-total-known = { $n } already known
report-head-file = file
report-head-nomination = nomination
report-head-status = status
report-head-errors = errors
report-head-warnings = warnings
report-head-wanting = missing or malformed
report-field-additional = additional section
report-field-title = title
report-field-nominee = nominee
report-field-country = country
report-field-telephone = telephone
report-field-fax = fax
report-field-email = e-mail
report-total = { $n ->
    [one] { $n } nomination
   *[other] { $n } nominations
} in { $documents ->
    [one] { $documents } file
   *[other] { $documents } files
}

## The HTML page’s own words

report-html-title = Nominations: what is present and what is missing
report-html-nominations = Nominations
report-html-others = Files without a nomination
report-html-whole-file = The whole file
report-html-footnotes = Footnotes
report-html-unplaced = { $n ->
    [one] One text that belongs to no field
   *[other] { $n } texts that belong to no field
}
report-html-left-out = { $n ->
    [one] One text that is in no answer
   *[other] { $n } texts that are in no answer
}
report-html-left-artifact = marked as page furniture by the file
report-html-left-running-head = running head or foot
report-html-left-page-number = page number
report-html-left-line-number = line number
report-html-left-fill-in-line = line to write on
report-html-left-margin-note = quotation in the margin
report-html-left-drawing-label = label in a drawing
report-html-left-turned = text set sideways
report-html-left-repeated-head = repeated head of a table
report-html-left-sheet-ruler = letters and numbers of a spreadsheet
report-html-left-contents = contents list
report-html-left-guidance = words of the form
report-html-left-portal-line = words of a portal
report-html-left-signature = visible signature
report-html-left-stamp = stamp
report-html-left-reviewer-mark = a reviewer’s mark
report-html-left-struck-out = struck out
report-html-left-covered = covered by a shape
report-html-state-present = present
report-html-state-missing = missing
report-html-state-faulty = malformed
report-html-state-absent = not given
report-html-place = Page { $page } with the place marked
report-html-picture = Page { $page } with the place marked; select to enlarge
report-html-no-picture-failed = No picture: the page cannot be drawn.
report-html-no-picture-work = No picture: drawing the page would take too long.
report-html-no-picture-enough = No picture: this file has reached its limit of pictures.
report-html-substance = (changes the substance of the nomination)
report-html-configuration = Configuration
report-html-matches = Slides and the nominations that they summarise
report-html-slide = slide
report-html-alike = similarity
report-html-about = How this report was made
report-html-tool = tool
report-html-today = date that waivers are compared with
report-html-forms = forms
report-html-data = data
report-html-rules-run = rules that ran
report-html-rules-skipped = rules that did not run
report-html-promise = “Complete” means that nothing required is missing or malformed; people judge how good a nomination is. This page contains personal data and sends nothing anywhere.
report-html-large = The place on its page
report-html-close = Close
report-html-by-status = Status
report-html-by-severity = Severity
report-html-by-rule = Rule
report-html-by-country = Country
report-html-by-text = Title, person, address or file
report-html-glance = At a glance
report-html-fields-failing = Fields that fail most
report-html-by-language = By language
report-html-original = Open the PDF
report-html-all = all
report-html-no-country = (none)
report-html-status-other = nothing required
report-html-reset = Show all
report-html-open = Open all
report-html-shut = Close all
report-html-print = Print the overview
report-html-shown = { "{n}" } of { "{of}" } shown, { "{findings}" } findings
report-by-status = By status
report-by-rule = By rule
report-by-country = By country
report-worst = { $n ->
    [one] The file with errors
   *[other] The { $n } files with the most errors
}
report-left-out = { $n ->
    [one] one file is not listed; -v lists it
   *[other] { $n } files are not listed; -v lists them
}
report-in-files = { $n ->
    [one] in one file
   *[other] in { $n } files
}
report-more-rules = { $n ->
    [one] and one more rule
   *[other] and { $n } more rules
}
report-more-countries = { $n ->
    [one] and one more country
   *[other] and { $n } more countries
}
report-no-country = no country
report-country-state = { $incomplete ->
    [0] { $complete } complete
   *[other] { $complete ->
        [0] { $incomplete } incomplete
       *[other] { $complete } complete, { $incomplete } incomplete
    }
}
report-more-annotations = { $n ->
    [one] { $n } more file; the job summary has the whole list
   *[other] { $n } more files; the job summary has the whole list
}
report-more-files = { $n ->
    [one] { $n } more file does not fit here; another format, such as csv, lists all of them.
   *[other] { $n } more files do not fit here; another format, such as csv, lists all of them.
}

## Two versions compared

report-compare-title = Two versions: what is answered, open and changed
report-compare-open = open
report-compare-new = new
report-compare-answered = answered
report-compare-unasked = changed without a request
report-compare-earlier = earlier version
report-compare-later = later version
report-compare-look = to look at
report-compare-fine = nothing open
report-compare-pairs = { $n ->
    [one] { $n } nomination in two versions
   *[other] { $n } nominations in two versions
}
report-compare-only-old = { $n } without a later version
report-compare-only-new = { $n } without an earlier version
report-compare-n-open = { $n } open
report-compare-n-new = { $n } new
report-compare-n-answered = { $n } answered
report-compare-n-unasked = { $n ->
    [one] { $n } change that no letter asked for
   *[other] { $n } changes that no letter asked for
}
report-compare-no-later = no later version
report-compare-no-earlier = no earlier version
report-compare-same = the same file
report-compare-nothing = nothing changed
report-compare-now = now: { $message }
report-compare-not-asked = not in a letter
report-compare-changed-unasked = Changed, and no letter asked for it
report-compare-changed-asked = Changed as a letter asked
report-compare-unplaced = Text that belongs to no field
report-compare-by-bytes = paired because the files are the same
report-compare-by-nominee-and-title = paired by nominee and title
report-compare-by-title = paired by title
report-compare-by-nominee = paired by nominee and country
report-compare-by-email = paired by e-mail address
report-compare-promise = “Answered” means that a point is no longer found in the later version; people judge whether the answer is good. This page contains personal data and sends nothing anywhere.

## Letters to nominees, and the officer’s list

report-letter-to = To: { $to }
report-letter-about = Subject: { $subject }
report-letter-no-address = { $phone ->
    [none] (no address in the nomination)
   *[other] (no address in the nomination; telephone { $phone })
}
report-letter-subject = { $title ->
    [none] Your nomination: what is still needed
   *[other] Your nomination “{ $title }”: what is still needed
}
report-letter-greeting = { $form ->
    [call] { $name },
    [unknown] Dear Sir or Madam,
   *[other] Dear { $name },
}
report-letter-opening = { $title ->
    [none] Thank you for your nomination ({ $file }).
   *[other] Thank you for your nomination “{ $title }” ({ $file }).
} To complete it, we need the following from you:
report-letter-attached = A copy of your PDF, in which these points are marked, is attached.
report-letter-copy = { $name } (marked).pdf
report-letter-answer = Please answer this message by [date].
report-letter-merit = This message is only about whether the nomination is complete. It says nothing about its merit.
report-letter-close = With kind regards,
report-letter-sign = [name and office]
report-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
report-letter-doubtful = { $phone ->
    [none] (the address in the nomination is doubtful)
   *[other] (the address in the nomination is doubtful; telephone { $phone })
}
report-letter-sender = [sender of { $file }]
report-letter-answer-by = Please answer this message by { $date }.
report-letter-answer-soon = Please answer this message as soon as you can.
report-letter-answer-to = Please send your answer to { $address }.
report-letter-reference = Our reference: { $reference }
report-letter-unread-subject = Your file { $file }: we could not use it
report-letter-unread-opening = Thank you for your message. We could not use the file that you sent ({ $file }):
report-letter-received-subject = { $title ->
    [none] We have received your nomination
   *[other] We have received your nomination “{ $title }”
}
report-letter-received-opening = { $title ->
    [none] Thank you for your nomination ({ $file }).
   *[other] Thank you for your nomination “{ $title }” ({ $file }).
} We have received it, and nothing that the form requires is missing.
report-officer-today = Today
report-drafts = { $n ->
    [one] { $n } draft to read and send
   *[other] { $n } drafts to read and send
}
report-officer-drafts-today = Drafts to read and send
report-officer-read = What was read in scans
report-officer-read-why = A program recognised this in pictures, and letters may be wrong. Compare it with the picture before you use it.
report-officer-title = Letters, and what is left for the officer
report-officer-no-letters = There is nothing to ask any nominee.
report-officer-drafts = These are drafts; nothing has been sent. Read each one, and fill in what is in [brackets].
report-officer-letter = draft
report-officer-covered = covered by { $letter }
report-officer-to = to
report-officer-points = points
report-officer-rest = For the officer
report-officer-rest-why = No letter asks for these: they concern the merit, are not certain, need nothing from the nominee, or there is no single nominee to write to.
report-officer-ready = These are drafts; nothing has been sent. Read each one before you send it.
report-officer-kept = edited, and kept
report-officer-outdated = edited, and out of date: what it asks for has changed
report-officer-unneeded = Edited drafts that are no longer needed
report-officer-acknowledgement = acknowledgement
report-officer-unread = file that could not be read
report-officer-without = Incomplete nominations and unread files without a letter
report-officer-why = why
report-officer-why-substance = what is missing concerns the merit
report-officer-why-unsure = what was found is not certain enough to ask for
report-officer-why-nobody = nothing that was found can be asked of the nominee
report-officer-why-known = everything was already known (baseline)
report-officer-why-version = there is another version: { $file }
report-substance = of substance

## Reading copies

report-copies-removed = Removed from the copies
report-copies-removed-why = For the officer only: do not pass this list on. The names and details below were taken out, each with the number of places; what is not in the record may still be in a copy. Read each copy before you pass it on.
report-copies-not-anonymised = not anonymised: it has too many names; no copy was written
report-copies-outdated = edited, and out of date: the nomination has changed

## The workbook

report-sheet-overview = overview
report-sheet-findings = findings
report-sheet-records = records
report-column-title = title
report-column-country = country
report-column-notes = notes
report-column-record = record
report-column-page = page
report-column-severity = severity
report-column-message = what is wrong
report-column-help = what to do
report-column-excerpt = text
report-column-rule = rule
report-column-certainty = certainty
report-column-cure = cure
report-column-field = field
report-column-pages = pages
report-column-language = language
report-column-function = function
report-column-organisation = organisation
report-column-code = code
report-column-left-out = { $n ->
    [one] { $n } finding does not fit in this workbook
   *[other] { $n } findings do not fit in this workbook
}

## The ledger

report-ledger-received = received
report-ledger-asked = asked
report-ledger-answered = answered
report-ledger-complete = complete
report-ledger-withdrawn = withdrawn
report-ledger-duplicate = duplicate
report-ledger-cases = { $n ->
    [one] one case
   *[other] { $n } cases
}
report-ledger-without = { $n ->
    [one] one file without a nomination
   *[other] { $n } files without a nomination
}
report-ledger-noted = { $n ->
    [0] Nothing to note: no letter is open.
    [one] Noted for one case.
   *[other] Noted for { $n } cases.
}
report-ledger-asked-on = asked on { $day }
report-ledger-due-on = answer due by { $day }
report-ledger-files = Files
report-ledger-points = Open points
report-ledger-history = History
report-ledger-event-status = status:
report-ledger-event-version = another version:
report-ledger-event-asked = letter sent
report-ledger-event-acknowledged = acknowledgement sent
report-ledger-event-note = note:
report-ledger-event-decision = decision:
report-ledger-event-waiver = waived:
report-ledger-due-overdue = The answer is overdue ({ $n })
report-ledger-due-answered = A new version came and still lacks something ({ $n })
report-ledger-due-to-ask = A letter can be sent ({ $n })
report-ledger-due-look = Something is missing that no letter asks for: please look ({ $n })
report-ledger-due-acknowledge = Complete, and not acknowledged yet ({ $n })
report-ledger-due-waiting = Waiting for an answer ({ $n })
report-ledger-due-nothing = Nothing is due.
report-ledger-statistics = Nominations received: statistics
report-ledger-over-time = Over time
report-ledger-over-time-picture = { $n ->
    [one] Cases by status, one day; the table below has the numbers
   *[other] Cases by status over { $n } days; the table below has the numbers
}
report-ledger-as-table = The same as a table
report-ledger-by-region = By region
report-ledger-by-language = By language
report-ledger-region = region
report-ledger-day = day
report-ledger-total = total
report-ledger-first = in the first version
report-ledger-now = now
report-region-africa = Africa
report-region-latin-america = Latin America and the Caribbean
report-region-northern-america = Northern America
report-region-asia = Asia
report-region-europe = Europe
report-region-oceania = Oceania
report-officer-why-asked = { $due ->
    [none] asked on { $asked } (case { $case })
   *[other] asked on { $asked }, answer due by { $due } (case { $case })
}
report-officer-why-closed = { $status } (case { $case })
