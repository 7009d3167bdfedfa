//! Facts → findings: the registry of rules, and one file per rule.
