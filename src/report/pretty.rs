//! Compact JSON → JSON that people can read: one member a line, but what is short stays on one line (boxes, places).

/// Widest line that an array or object may make without being broken, in characters.
const WIDTH: usize = 100;

/// Lays out `compact`, which must be JSON without white space outside of strings, as `serde_json` writes it; `level` is
/// how deep the value is in what surrounds it, in steps of two spaces. Other text comes back as it is or nearly so.
pub fn pretty(compact: &str, level: usize) -> String {
    let bytes = compact.as_bytes();
    let ends = closing(bytes);
    let mut out = String::with_capacity(compact.len() * 2);
    let mut depth = level;
    // For each open bracket: whether its members are on lines of their own.
    let mut broken: Vec<bool> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let next = token_end(bytes, at);
        let token = &compact[at..next];
        match bytes[at] {
            b'{' | b'[' => {
                let end = ends.get(&at).copied().unwrap_or(at);
                let inside_line = broken.last() == Some(&false);
                let fits = inside_line
                    || depth * 2 + (at - start) + (end + 1 - at) <= WIDTH
                    || end == at + 1;
                broken.push(!fits);
                out.push_str(token);
                depth += 1;
                if !fits {
                    start = new_line(&mut out, depth, next);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if broken.pop() == Some(true) {
                    start = new_line(&mut out, depth, next);
                }
                out.push_str(token);
            }
            b',' => {
                out.push(',');
                match broken.last() {
                    Some(true) => start = new_line(&mut out, depth, next),
                    _ => out.push(' '),
                }
            }
            b':' => out.push_str(": "),
            _ => out.push_str(token),
        }
        at = next;
    }
    out
}

fn new_line(out: &mut String, depth: usize, at: usize) -> usize {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
    at
}

/// For the place of each opening bracket, the place of the bracket that closes it.
fn closing(bytes: &[u8]) -> std::collections::HashMap<usize, usize> {
    let mut open = Vec::new();
    let mut ends = std::collections::HashMap::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => open.push(at),
            b'}' | b']' => {
                if let Some(start) = open.pop() {
                    ends.insert(start, at);
                }
            }
            _ => {}
        }
        at = token_end(bytes, at);
    }
    ends
}

/// Where the token that begins at `at` ends: a string, a punctuation mark, or a number or word.
fn token_end(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b'"' => {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            (end + 1).min(bytes.len())
        }
        b'{' | b'}' | b'[' | b']' | b',' | b':' => at + 1,
        _ => {
            let rest = bytes[at..].iter().position(|b| b"{}[],:\"".contains(b));
            rest.map_or(bytes.len(), |n| at + n.max(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pretty;
    use serde_json::{Value, json};

    #[test]
    fn short_values_stay_on_one_line_and_long_ones_break() {
        let value = json!({"at": [{"page": 1, "bbox": [72.0, 90.5, 300.2, 104.0]}], "text": "x".repeat(90), "none": []});
        insta::assert_snapshot!(pretty(&value.to_string(), 0).replace(&"x".repeat(90), "xxx…"), @r#"
        {
          "at": [{"bbox": [72.0, 90.5, 300.2, 104.0], "page": 1}],
          "none": [],
          "text": "xxx…"
        }
        "#);
    }

    #[test]
    fn layout_changes_no_value() {
        let value = json!({"a": "br{ack,ets: \"quoted\" \\ [", "b": [[], {}, [1, -2.5e3, null, true]], "é": "ü".repeat(200)});
        let back: Value = serde_json::from_str(&pretty(&value.to_string(), 3)).unwrap();
        assert_eq!(back, value);
    }
}
