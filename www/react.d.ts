/**
 * `<ppi-form>` in React's JSX, 18 and 19. Once in a project: `import type {} from "ppi-widget/react";`
 *
 * React 19 sets properties and hears events. React 18 sets attributes alone, so that the rest goes through a `ref`, and a
 * flag such as `required` has to be left out instead of being false.
 */
import type { ClassAttributes, HTMLAttributes } from "react";
import type { PpiForm, PpiFormEvents, PpiFormProps } from "./ppi-form.js";

type Handlers = { [name in keyof PpiFormEvents as `on${name}`]?: ((event: PpiFormEvents[name]) => void) | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ppi-form": ClassAttributes<PpiForm> &
        Omit<HTMLAttributes<PpiForm>, keyof PpiFormProps> &
        PpiFormProps &
        Handlers;
    }
  }
}
