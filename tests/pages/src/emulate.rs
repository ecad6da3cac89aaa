//! Other screens, other media.

use ppi_driver::Browser;
use serde_json::{Value, json};

use crate::Page;

/// No window's frame is wider or higher.
const MOST_FRAME: u32 = 300;

impl Page {
    /// Makes the viewport so many CSS pixels wide and high. `WebKitGTK`'s window cannot be narrower than 334.
    #[track_caller]
    pub fn viewport(&self, width: u32, height: u32) {
        if self.browser() == Browser::Chromium {
            return self.viewport_at(width, height, 1.0);
        }
        let client = self.session().client();
        // The window has a frame, whose size is known only after a first try; a window may also take its time.
        let (mut outer_width, mut outer_height) = (width, height);
        self.wait(&format!("a viewport of {width} by {height}"), |page| {
            page.session().must("window", client.set_window_rect(0, 0, outer_width, outer_height));
            let (inner_width, inner_height) = page.inner_size();
            outer_width = (outer_width + width).saturating_sub(inner_width).clamp(width, width + MOST_FRAME);
            outer_height = (outer_height + height).saturating_sub(inner_height).clamp(height, height + MOST_FRAME);
            ((inner_width, inner_height) == (width, height)).then_some(())
        });
    }

    /// The same, with so many device pixels to a CSS pixel: 320 at scale 4 is what 400% zoom makes of 1280.
    /// Chromium alone.
    #[track_caller]
    pub fn viewport_at(&self, width: u32, height: u32, scale: f64) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.tools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Emulates a medium (`screen`, `print`) and features such as `("prefers-color-scheme", "dark")`. Chromium alone.
    #[track_caller]
    pub fn media(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
    }

    fn inner_size(&self) -> (u32, u32) {
        let size = self.js("return [innerWidth, innerHeight]", &[]);
        let number = |value: &Value| value.as_u64().and_then(|number| number.try_into().ok()).unwrap_or(0);
        (number(&size[0]), number(&size[1]))
    }
}
