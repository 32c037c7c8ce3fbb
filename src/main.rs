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
    use article_viewer::format::{self, FORMATS, Options};
    use article_viewer::model::Article;
    use article_viewer::{Error, prose, render, viewer};
    use clap::{Args, Parser, Subcommand, ValueEnum};
    use serde::Deserialize;
    use serde_json::{Value, json};
    use std::io::{self, BufRead, IsTerminal, Read, Write};
    use std::path::Path;
    use std::process::ExitCode;

    /// Any article payload in, a comfortable page to read out.
    #[derive(Parser)]
    #[command(version, arg_required_else_help = true)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }

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
        #[arg(long = "type", value_name = "NAME")]
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
        /// The prose of the body
        Text,
    }

    /// What becomes of an article.
    #[derive(Clone, Copy)]
    enum Output {
        Model,
        Rendered(To),
    }

    const NOT_AN_ARTICLE: u8 = 1;
    const USAGE: u8 = 2;
    const SOME_FAILED: u8 = 3;

    pub fn main() -> ExitCode {
        let result = match Cli::parse().command {
            Command::Parse { input } => run(&input, Output::Model),
            Command::Render { to, input } => run(&input, Output::Rendered(to)),
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

    fn run(input: &Input, output: Output) -> io::Result<u8> {
        if input.jsonl {
            return records(input, output);
        }
        let mut payload = Vec::new();
        open(&input.file)?.read_to_end(&mut payload)?;
        let options = Options {
            type_name: input.type_name.as_deref(),
            url: input.url.as_deref(),
            file_name: Path::new(&input.file).file_name().and_then(|name| name.to_str()),
            ..Options::default()
        };
        match format::parse(&payload, &options) {
            Ok(article) => {
                let mut text = match output {
                    Output::Model => serde_json::to_string_pretty(&article)?,
                    Output::Rendered(to) => written(&article, to),
                };
                text.push('\n');
                io::stdout().lock().write_all(text.as_bytes())?;
                Ok(0)
            }
            Err(error) => {
                eprintln!("article-viewer: {}: {error} ({})", input.file, error.code());
                Ok(NOT_AN_ARTICLE)
            }
        }
    }

    fn written(article: &Article, to: To) -> String {
        match to {
            // Whoever writes a page of their own has decided what it loads.
            To::Html => render::to_html(
                article,
                &render::Options { remote: render::Remote::Allow, ..render::Options::default() },
            ),
            To::Text => prose::prose(article),
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

    /// One record a line, one answer a line, nothing kept in between.
    fn records(input: &Input, output: Output) -> io::Result<u8> {
        let mut reader = open(&input.file)?;
        let mut writer = io::BufWriter::new(io::stdout().lock());
        let progress = io::stderr().is_terminal();
        let (mut done, mut failed) = (0u64, 0u64);
        let mut line = Vec::new();
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let answer = answer(&line, input, output);
            done += 1;
            failed += u64::from(answer.get("error").is_some());
            serde_json::to_writer(&mut writer, &answer)?;
            writer.write_all(b"\n")?;
            writer.flush()?;
            if progress && done.is_multiple_of(100) {
                eprint!("\r{done} records, {failed} failed");
            }
        }
        if progress && done > 0 {
            eprintln!("\r{done} records, {failed} failed");
        }
        Ok(if input.strict && failed > 0 { SOME_FAILED } else { 0 })
    }

    fn answer(line: &[u8], input: &Input, output: Output) -> Value {
        let record: Record = match serde_json::from_slice(line) {
            Ok(record) => record,
            Err(error) => {
                let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
                let message = format!("this line is no record with a `payload`: {error}");
                return json!({ "id": id, "error": { "code": "malformed", "message": message } });
            }
        };
        let options = Options {
            type_name: record.type_name.as_deref().or(input.type_name.as_deref()),
            url: record.url.as_deref().or(input.url.as_deref()),
            ..Options::default()
        };
        let answer = format::parse(record.payload.as_bytes(), &options).and_then(|article| match output {
            Output::Model => serde_json::to_value(&article).map_err(unwritable),
            Output::Rendered(to) => Ok(Value::String(written(&article, to))),
        });
        match answer {
            Ok(output) => json!({ "id": record.id, "output": output }),
            Err(error) => json!({ "id": record.id, "error": { "code": error.code(), "message": error.to_string() } }),
        }
    }

    fn unwritable(error: serde_json::Error) -> Error {
        Error::new(article_viewer::ErrorCode::Malformed, format!("the article could not be written as JSON: {error}"))
    }

    fn open(file: &str) -> io::Result<Box<dyn BufRead>> {
        if file == "-" {
            return Ok(Box::new(io::stdin().lock()));
        }
        let opened = std::fs::File::open(file)
            .map_err(|error| io::Error::new(error.kind(), format!("`{file}` cannot be read: {error}")))?;
        Ok(Box::new(io::BufReader::new(opened)))
    }
}
