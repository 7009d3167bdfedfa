//! Copies of submissions in which a letter's points are marked, for the mails: made by a worker process in the sandbox.

use std::cell::RefCell;
use std::collections::HashMap;

use nomcheck::batch::{
    Job, Launcher, NoStudy, Question, Rereader, Student, Studied, StudyTask, study_here,
};
use nomcheck::ocr::Blind;
use nomcheck::pdf::Remark;
use nomcheck::pipeline::Options;
use nomcheck::report::letters::Marker;

use super::inputs::Inputs;
use super::terminal;

/// Longest file of which a copy is attached, in bytes: a mail with it has 10 MB, which most servers take.
const MOST: usize = 7_000_000;

/// Makes them, of the files of a run.
pub struct Copies {
    /// By what reports call the file.
    jobs: HashMap<String, Job>,
    options: Options,
    /// How a process for one file is started; where none can be, this one reads it, as it has read the others.
    launcher: Option<Launcher>,
    reader: RefCell<Rereader>,
}

impl Copies {
    /// Of the files that are read with `options`.
    pub fn new(inputs: &Inputs, options: &Options, launcher: Option<Launcher>) -> Copies {
        let jobs = inputs.found.files.iter().map(|input| &input.job);
        Copies {
            jobs: jobs.map(|job| (job.source.clone(), job.clone())).collect(),
            // A copy needs no form and no rule.
            options: Options {
                passwords: options.passwords.clone(),
                limits: options.limits.clone(),
                ..Options::default()
            },
            reader: RefCell::new(Rereader::new(launcher.clone(), &options.passwords)),
            launcher,
        }
    }

    fn made(&self, path: &str, remarks: &[Remark]) -> Result<Vec<u8>, String> {
        let job = self.jobs.get(path).ok_or("there is no such file")?;
        let bytes = self.reader.borrow_mut().bytes(job, MOST);
        let bytes = bytes.map_err(|error| error.to_string())?;
        let task = StudyTask {
            options: self.options.clone(),
            source: path.to_owned(),
            question: Question::Mark {
                remarks: remarks.to_vec(),
            },
        };
        let started = self.launcher.as_ref().map(|one| Student::start(one, &task));
        let studied = match started {
            Some(Ok(student)) => student
                .study(&bytes, None)
                .map(|(studied, copy, _)| (studied, copy)),
            Some(Err(error)) => Err(NoStudy::Failed(error.to_string())),
            None => study_here(&task, &bytes, &mut Blind),
        };
        match studied {
            Ok((Studied::Marked, copy)) => Ok(copy),
            Ok(_) => Err("the worker broke the protocol".to_owned()),
            Err(why) => Err(why.to_string()),
        }
    }
}

impl Marker for Copies {
    fn copy(&self, path: &str, remarks: &[Remark]) -> Option<Vec<u8>> {
        let made = self.made(path, remarks);
        if let Err(why) = &made {
            terminal::warning(&format!("{path}: its letter has no marked copy: {why}"));
        }
        made.ok()
    }
}
