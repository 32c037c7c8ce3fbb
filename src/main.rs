//! The command line: payloads to models, pages, text.

// The browser has its own door, `web`; this program is for everywhere else.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use article_viewer::format::{self, FORMATS, MAX_BYTES, Options};
    use article_viewer::labels::Language;
    use article_viewer::model::Article;
    use article_viewer::{ErrorCode, diff, explain, prose, render, viewer};
    use clap::{Args, Parser, Subcommand, ValueEnum};
    use serde::{Deserialize, Serialize};
    use serde_json::Value;
    use std::io::{self, BufRead, IsTerminal, Read, Write};
    use std::path::Path;
    use std::process::ExitCode;
    use std::time::{Duration, Instant};

    /// Any article payload in, a comfortable page to read out.
    #[derive(Parser)]
    #[command(version, arg_required_else_help = true, after_help = EXIT_CODES)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }

    const EXIT_CODES: &str = "Exit codes:
  0  fine
  1  the payload is no article
  2  the command was not understood, or a file cannot be read
  3  under --strict: a record failed";

    #[derive(Subcommand)]
    enum Command {
        /// Reads a payload and writes the article as JSON
        Parse {
            #[command(flatten)]
            input: Input,
        },
        /// Reads a payload and writes it to be read
        Render {
            /// What to write
            #[arg(long, value_enum, default_value_t = To::Html)]
            to: To,
            /// Whether an HTML text or a page loads the pictures, films and sounds of its article from other sites
            #[arg(long, value_enum, default_value_t = Remote::Allow)]
            remote: Remote,
            #[command(flatten)]
            input: Input,
        },
        /// Reads two versions of an article and writes what changed
        Diff {
            /// The former version: a file, or - for standard input
            old: String,
            /// The present version
            new: String,
            /// What to write
            #[arg(long, value_enum, default_value_t = DiffTo::Html)]
            to: DiffTo,
        },
        /// Says of each block whether it was kept or dropped, and why
        Explain {
            #[command(flatten)]
            input: Input,
        },
        /// Lists the kinds of payload
        Formats,
    }

    #[derive(Args)]
    struct Input {
        /// A file, or - for standard input
        file: String,
        /// The kind of payload, where it should not be guessed (see `formats`)
        #[arg(long = "type", value_name = "NAME", value_parser = known_type)]
        type_name: Option<String>,
        /// The address the payload came from, against which its links are read
        #[arg(long, value_name = "BASE")]
        url: Option<String>,
        /// Each line is a record {"id","payload","type"?,"url"?}; each answer is {"id","output"} or {"id","error"}
        #[arg(long)]
        jsonl: bool,
        /// With --jsonl: exit with 3 if any record failed
        #[arg(long, requires = "jsonl")]
        strict: bool,
    }

    #[derive(Clone, Copy, ValueEnum)]
    enum To {
        /// The article as HTML, for a page of your own
        Html,
        /// A whole page that can be read with scripts off
        Page,
        /// The prose of the body: no title and byline, captions, pull quotes, notes
        Text,
        /// Markdown with front matter
        Markdown,
    }

    #[derive(Clone, Copy, ValueEnum)]
    enum DiffTo {
        /// The present version as HTML, with what changed shown in its place, for a page of your own
        Html,
        /// The same as a whole page that can be read with scripts off
        Page,
        /// The same as Markdown
        Markdown,
        /// The changes, and the article that shows them
        Json,
    }

    #[derive(Clone, Copy, ValueEnum)]
    enum Remote {
        /// They load with the page
        Allow,
        /// A link stands in their place
        Deny,
    }

    const NOT_AN_ARTICLE: u8 = 1;
    const USAGE: u8 = 2;
    const SOME_FAILED: u8 = 3;

    pub fn main() -> ExitCode {
        let result = match Cli::parse().command {
            Command::Parse { input } => run(&input, &Output::of_model),
            Command::Render { to, remote, input } => {
                run(&input, &|article| Output::Text(written(&article, to, remote)))
            }
            Command::Diff { old, new, to } => differences(&old, &new, to),
            Command::Explain { input } => run(&input, &|article| Output::Text(explain::explain(&article))),
            Command::Formats => formats(),
        };
        match result {
            Ok(code) => ExitCode::from(code),
            // Whoever read our output has had enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("article-viewer: {error}");
                ExitCode::from(USAGE)
            }
        }
    }

    fn formats() -> io::Result<u8> {
        let mut output = io::stdout().lock();
        for format in FORMATS {
            writeln!(output, "{:10} {:34} {}", format.name, format.title, format.media_types.join(", "))?;
        }
        Ok(0)
    }

    /// Writes one article, or the answers to many records.
    fn run(input: &Input, write: &dyn Fn(Article) -> Output) -> io::Result<u8> {
        if input.jsonl {
            return records(input, write);
        }
        let known = Options { type_name: input.type_name.as_deref(), url: input.url.as_deref(), ..Options::default() };
        let Some(article) = article_of(&input.file, known)? else { return Ok(NOT_AN_ARTICLE) };
        write_out(match write(article) {
            Output::Model(article) => serde_json::to_string_pretty(&article)?,
            Output::Text(text) => text,
        })
    }

    /// The article of a file; `None` where it is none, which is said.
    fn article_of(file: &str, known: Options<'_>) -> io::Result<Option<Article>> {
        let mut payload = Vec::new();
        // A byte more than is allowed is enough to be refused.
        let limit = MAX_BYTES as u64 + 1;
        open(file)?.take(limit).read_to_end(&mut payload).map_err(|error| unreadable(file, &error))?;
        let file_name = Path::new(file).file_name().and_then(|name| name.to_str());
        match format::parse(&payload, &Options { file_name, ..known }) {
            Ok(article) => Ok(Some(article)),
            Err(error) => {
                eprintln!("article-viewer: {file}: {error} ({})", error.code());
                Ok(None)
            }
        }
    }

    fn write_out(mut text: String) -> io::Result<u8> {
        if !text.ends_with('\n') || text.len() == 1 {
            text.push('\n');
        }
        io::stdout().lock().write_all(text.as_bytes())?;
        Ok(0)
    }

    fn differences(old: &str, new: &str, to: DiffTo) -> io::Result<u8> {
        let (Some(before), Some(after)) = (article_of(old, Options::default())?, article_of(new, Options::default())?)
        else {
            return Ok(NOT_AN_ARTICLE);
        };
        let difference = diff::diff(&before, &after);
        let article = difference.article(&Language::default());
        write_out(match to {
            DiffTo::Html => written(&article, To::Html, Remote::Allow),
            DiffTo::Page => written(&article, To::Page, Remote::Allow),
            DiffTo::Markdown => written(&article, To::Markdown, Remote::Allow),
            DiffTo::Json => serde_json::to_string_pretty(&difference.told(&Language::default()))?,
        })
    }

    fn written(article: &Article, to: To, remote: Remote) -> String {
        let remote = match remote {
            Remote::Allow => render::Remote::Allow,
            Remote::Deny => render::Remote::Deny,
        };
        match to {
            To::Html => render::to_html(article, &render::Options { remote, ..render::Options::default() }),
            To::Page => {
                let settings = viewer::Settings { remote, ..viewer::Settings::default() };
                viewer::to_page(article, &settings, Language::default(), &[], None)
            }
            To::Text => prose::prose(article),
            To::Markdown => render::to_markdown(article, &[]),
        }
    }

    #[derive(Deserialize)]
    struct Record {
        #[serde(default)]
        id: Value,
        payload: String,
        #[serde(default, rename = "type")]
        type_name: Option<String>,
        #[serde(default)]
        url: Option<String>,
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Answer {
        Done { id: Value, output: Output },
        Failed { id: Value, error: Failure },
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Output {
        Model(Box<Article>),
        Text(String),
    }

    impl Output {
        fn of_model(article: Article) -> Output {
            Output::Model(Box::new(article))
        }
    }

    #[derive(Serialize)]
    struct Failure {
        code: &'static str,
        message: String,
    }

    /// One record a line, one answer a line, nothing kept in between.
    fn records(input: &Input, write: &dyn Fn(Article) -> Output) -> io::Result<u8> {
        let mut reader = open(&input.file)?;
        let mut output = io::stdout().lock();
        let mut progress = Progress::new();
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut line);
            let length = read.map_err(|error| unreadable(&input.file, &error))?;
            if length == 0 {
                break;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let answer = if length as u64 == MAX_LINE && !line.ends_with(b"\n") {
                reader.skip_until(b'\n').map_err(|error| unreadable(&input.file, &error))?;
                let message = "this line is longer than any record".to_string();
                Answer::Failed { id: Value::Null, error: Failure { code: ErrorCode::TooLarge.as_str(), message } }
            } else {
                answer(&line, input, write)
            };
            progress.count(matches!(answer, Answer::Failed { .. }));
            let mut text = in_one_line(serde_json::to_string(&answer)?);
            text.push('\n');
            output.write_all(text.as_bytes())?;
            output.flush()?;
        }
        progress.end();
        Ok(if input.strict && progress.failed > 0 { SOME_FAILED } else { 0 })
    }

    /// The largest payload with each byte written as JSON at its longest, and room for the rest of a record.
    const MAX_LINE: u64 = 7 * MAX_BYTES as u64;

    /// JSON may hold these as they are, but there are readers that take them for ends of lines.
    fn in_one_line(mut json: String) -> String {
        for (character, escaped) in [("\u{85}", "\\u0085"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")] {
            if json.contains(character) {
                json = json.replace(character, escaped);
            }
        }
        json
    }

    fn answer(line: &[u8], input: &Input, write: &dyn Fn(Article) -> Output) -> Answer {
        let record: Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(error) => {
                let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
                let message = format!("this line is no record with a `payload` of text: {error}");
                return Answer::Failed { id: id.unwrap_or_default(), error: Failure { code: "malformed", message } };
            }
        };
        let options = Options {
            type_name: record.type_name.as_deref().or(input.type_name.as_deref()),
            url: record.url.as_deref().or(input.url.as_deref()),
            ..Options::default()
        };
        match format::parse(record.payload.as_bytes(), &options) {
            Ok(article) => Answer::Done { id: record.id, output: write(article) },
            Err(error) => {
                let error = Failure { code: error.code(), message: error.to_string() };
                Answer::Failed { id: record.id, error }
            }
        }
    }

    /// How far it is, on a terminal; in the end, how many failed, to anyone.
    struct Progress {
        shown: Option<Instant>,
        done: u64,
        failed: u64,
    }

    impl Progress {
        fn new() -> Self {
            Progress { shown: io::stderr().is_terminal().then(Instant::now), done: 0, failed: 0 }
        }

        fn count(&mut self, failed: bool) {
            self.done += 1;
            self.failed += u64::from(failed);
            if self.shown.is_some_and(|shown| shown.elapsed() > Duration::from_millis(200)) {
                self.shown = Some(Instant::now());
                eprint!("\r{} records, {} failed", self.done, self.failed);
            }
        }

        fn end(&self) {
            let start = if self.shown.is_some() { "\r" } else { "" };
            if self.shown.is_some() || self.failed > 0 {
                eprintln!("{start}{} records, {} failed", self.done, self.failed);
            }
        }
    }

    fn known_type(name: &str) -> Result<String, String> {
        format::named(name).map(|_| name.to_string()).map_err(|error| error.to_string())
    }

    fn open(file: &str) -> io::Result<Box<dyn BufRead>> {
        if file == "-" {
            return Ok(Box::new(io::stdin().lock()));
        }
        let opened = std::fs::File::open(file).map_err(|error| unreadable(file, &error))?;
        Ok(Box::new(io::BufReader::new(opened)))
    }

    fn unreadable(file: &str, error: &io::Error) -> io::Error {
        let message = format!("`{file}` cannot be read: {error}; name a file, or - for standard input");
        io::Error::new(error.kind(), message)
    }
}
