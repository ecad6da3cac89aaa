//! Starts the `WebDriver` of a browser, and sees to it that nothing of it stays behind. Linux only.

mod browser;
mod guard;

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

pub use browser::{Browser, GECKODRIVER_VERSION, cache, geckodriver};
use guard::Guard;

/// A browser's driver that listens on a free port. Dropping it ends it, with the browsers that it started.
#[derive(Debug)]
pub struct Driver {
    port: u16,
    /// The driver, then the screen of a browser that has no headless mode: they are dropped in this order.
    _children: (Guard, Option<Guard>),
}

impl Driver {
    /// Starts the driver and waits until it listens.
    ///
    /// # Errors
    /// When the program is missing or does not come up.
    pub fn start(browser: Browser) -> io::Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(browser.driver());
        command.arg(format!("--port={port}"));
        let mut screen = None;
        match browser {
            Browser::Chromium => {}
            // Two Firefoxes at a time would share the port of this unused protocol.
            Browser::Firefox => _ = command.arg(format!("--websocket-port={}", free_port()?)),
            Browser::WebKit => {
                let mut xvfb = Command::new("Xvfb");
                xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
                let mut xvfb = Guard::spawn(&xvfb)?;
                command.env("DISPLAY", format!(":{}", xvfb.first_line()?)).env("GDK_BACKEND", "x11");
                screen = Some(xvfb);
            }
        }
        let driver = Self { port, _children: (Guard::spawn(&command)?, screen) };
        driver.wait(browser)?;
        Ok(driver)
    }

    /// Where it listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait(&self, browser: Browser) -> io::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if Instant::now() > deadline {
                return Err(io::Error::other(format!("{} does not answer", browser.driver().display())));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
