//! Frames within a page, and other windows beside it.

use ppi_server::Server;

use crate::Page;

impl Page {
    /// Goes into the frame of a selector: what follows happens in there, until [`leave_frame`](Self::leave_frame).
    #[track_caller]
    pub fn enter_frame(&self, css: &str) {
        self.find(css).until("frame", |element| async move { element.enter_frame().await });
    }

    /// Goes back to the page itself.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.session().must("the page", self.session().client().enter_default_frame());
    }

    /// Opens a path of a server in another window, and comes back.
    #[track_caller]
    pub fn open_beside(&self, server: &Server, path: &str) {
        let (session, client) = (self.session(), self.session().client());
        let here = session.must("this window", client.window());
        let other = session.must("another window", client.new_window());
        session.must("the other window", client.switch_to_window(other));
        self.open(server, path);
        session.must("this window", client.switch_to_window(here));
    }

    /// Closes all windows but this one.
    #[track_caller]
    pub fn close_others(&self) {
        let (session, client) = (self.session(), self.session().client());
        let here = session.must("this window", client.window());
        for window in session.must("windows", client.windows()) {
            if window != here {
                session.must("a window", client.switch_to_window(window));
                session.must("its end", client.close_window());
            }
        }
        session.must("this window", client.switch_to_window(here));
    }
}
