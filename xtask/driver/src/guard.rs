//! A child that does not outlive us, however we end: a shell beside it waits for the end of our pipe, then ends the
//! child's whole process group and clears its folder for temporary files.

use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

const SCRIPT: &str = r#"setsid "$@" & exec >&2; read -r end; kill -s KILL -- -$!; wait $!; rm -rf "$TMPDIR""#;

/// Such a child.
#[derive(Debug)]
pub(crate) struct Guard {
    shell: Child,
}

impl Guard {
    /// Starts a command; what it prints is shown when `PPI_DRIVER_LOG` is set.
    pub(crate) fn spawn(command: &Command) -> io::Result<Self> {
        let program = command.get_program();
        let is_there =
            |path: &std::ffi::OsStr| std::env::split_paths(path).any(|folder| folder.join(program).is_file());
        if !std::env::var_os("PATH").is_some_and(|path| is_there(&path)) {
            let program = program.display();
            let error = format!("{program} is missing; cargo xtask test installs it, or says how to");
            return Err(io::Error::new(io::ErrorKind::NotFound, error));
        }
        let folder = tempfile::Builder::new().prefix("ppi-").tempdir()?;
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "guard"]).arg(program).args(command.get_args()).env("TMPDIR", folder.path());
        for (name, value) in command.get_envs() {
            shell.env(name, value.unwrap_or_default());
        }
        shell.stdin(Stdio::piped()).stdout(Stdio::piped());
        if std::env::var_os("PPI_DRIVER_LOG").is_none() {
            shell.stderr(Stdio::null());
        }
        // Ctrl-C goes to us alone; the shell has to live long enough to clean up.
        let shell = shell.process_group(0).spawn()?;
        // From here on it is the shell that clears it.
        let _ = folder.keep();
        Ok(Self { shell })
    }

    /// The first line that the child prints.
    pub(crate) fn first_line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if let Some(stdout) = &mut self.shell.stdout {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        if line.is_empty() {
            return Err(io::Error::other("a helper of the browser ended before it was ready"));
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // It has the end of the pipe to go by; there is nothing to do if it cannot be waited for.
        let _ = self.shell.wait();
    }
}
