/** `<ppi-form>` in Vue's templates. Once in a project: `import type {} from "ppi-widget/vue";` */
import type { DefineComponent, HTMLAttributes } from "vue";
import type { PpiFormEvents, PpiFormProps } from "./ppi-form.js";

type Emits = { [name in keyof PpiFormEvents]: (event: PpiFormEvents[name]) => void };

/** Vue's compiler knows attributes in two spellings. */
type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;
type BothSpellings<Of> = Of & { [Name in keyof Of as Camel<Name>]: Of[Name] };

type Attributes = Omit<HTMLAttributes, keyof PpiFormProps> & BothSpellings<PpiFormProps>;

declare module "vue" {
  interface GlobalComponents {
    "ppi-form": DefineComponent<Attributes, {}, {}, {}, {}, {}, {}, Emits>;
  }
}
