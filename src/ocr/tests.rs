//! Recognised words on small pages made for it.
