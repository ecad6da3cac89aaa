// The projector view shows one thing at a time: a step is taken apart, and as much as fits one screen is a part. What waits
// is marked `data-away`, in the form's shadow too; a part that cannot fit gets smaller type, and then scrolls.

/** What is taken apart further, and its pieces. All else stands as a whole. */
const OPENED = "form, .idea, fieldset:not([part]), .halves, .halves > div, .family, #solution, ppi-form, [part~=questions], .class-details";
/** What is shown with every piece beside it, what the form tells besides, and what begins a part and stays with what follows. */
const PINNED = "legend, [part~=status]";
const LEFT_OUT = "[part~=header], [part~=progress], [part~=nav], [part~=result], [part~=sheets], [part~=footer]";
const HEADING = "h2, h3";
/** Sizes of type to try, until a part fits. */
const SIZES = ["whole", "small", "smaller"];
/** What takes less of the screen than this goes together with its neighbour, if a smaller size lets both fit. */
const SLIGHT = 0.4;
/** How far a key scrolls, in screens. */
const STRIDE = 0.85;

/**
 * The parts of what stands in a step.
 * @param {HTMLElement} frame the place of the step's content, which has its height from the page
 * @param {(seen?: number) => void} shown is called when other parts are there, or another is shown; with the fraction seen of
 * what a key scrolled
 */
export function partsOf(frame, shown) {
  let parts = [];
  let at = 0;
  let pieces = [];
  const observer = new MutationObserver(() => lay());
  let laidFor = "";
  let waiting = 0;
  // Not at once: what a part tells of itself may give the frame another size again.
  const resized = new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      if (extent() !== laidFor) lay();
    });
  });
  const extent = () => `${frame.offsetWidth} ${frame.offsetHeight}`;
  const fits = () => frame.scrollHeight <= frame.clientHeight;

  /** Shows these pieces, with what stays beside them. */
  function reveal(part) {
    const beside = (element) => element.dataset.stays && part.some((piece) => piece.closest(element.dataset.stays));
    for (const { element, piece, inside, away } of pieces) {
      const here = piece ? part.includes(element) || beside(element) : !away && inside.some((one) => part.includes(one) || beside(one));
      element.toggleAttribute("data-away", !here);
    }
  }

  /** The pieces of an element, each behind what it stands in. */
  function take(element, into) {
    for (const child of childrenOf(element)) {
      if (child.matches(PINNED)) continue;
      if (child.matches(LEFT_OUT)) into.push({ element: child, away: true, inside: [] });
      else if (child.matches(OPENED)) {
        const own = take(child, []);
        const inside = own.filter(({ piece }) => piece).map(({ element: piece }) => piece);
        if (inside.length) into.push({ element: child, inside }, ...own);
      } else if (child.getClientRects().length && child.offsetHeight !== 0) into.push({ element: child, piece: true });
    }
    return into;
  }

  /** Divides the pieces into parts that fit. */
  function divide() {
    const all = pieces.filter(({ piece }) => piece).map(({ element }) => element);
    const divided = [];
    let part = [];
    for (const piece of all) {
      reveal([...part, piece]);
      if (part.some((one) => !one.matches(HEADING)) && (piece.matches(HEADING) || !fits())) {
        // A heading goes with what follows it.
        let kept = part.length;
        while (part[kept - 1].matches(HEADING)) kept--;
        divided.push(part.slice(0, kept));
        part = part.slice(kept);
      }
      part.push(piece);
    }
    if (part.length) divided.push(part);
    return divided;
  }

  /** Puts parts together that have little in them. */
  function gather(divided) {
    const slight = (part) => {
      reveal(part);
      const ends = part.map((piece) => piece.getBoundingClientRect().bottom);
      return Math.max(...ends) - frame.getBoundingClientRect().top < SLIGHT * frame.clientHeight;
    };
    const together = [];
    for (const part of divided) {
      const last = together[together.length - 1];
      frame.dataset.size = SIZES[0];
      if (last && !part[0].matches(HEADING) && (slight(last) || slight(part))) {
        reveal([...last, ...part]);
        if (SIZES.slice(1).some((size) => ((frame.dataset.size = size), fits()))) {
          last.push(...part);
          continue;
        }
      }
      together.push(part);
    }
    return together;
  }

  /** Takes the step apart anew, and stays where one was: with the focus, or at what came first. */
  function lay() {
    const active = focused();
    const scrolled = frame.scrollTop;
    const first = parts[at]?.[0];
    frame.dataset.size = SIZES[0];
    for (const { element } of pieces) element.removeAttribute("data-away");
    pieces = take(frame, []);
    frame.scrollTop = 0;
    parts = gather(divide());
    const has = (one) => one && parts.findIndex((part) => part.some((piece) => piece.contains(one)));
    at = Math.max(0, [has(active), has(first), Math.min(at, parts.length - 1)].find((one) => one >= 0) ?? 0);
    show();
    frame.scrollTop = first ? scrolled : 0;
    laidFor = extent();
    if (active && active !== focused()) active.focus({ preventScroll: true });
  }

  /** Shows the present part, in the largest type that lets it fit. */
  function show() {
    reveal(parts[at] ?? []);
    const size = SIZES.find((size) => ((frame.dataset.size = size), fits()));
    if (size) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
    frame.dataset.size = size ?? SIZES[1];
    frame.scrollTop = 0;
    shown();
  }

  /** What scrolls in the present part and can go on that way. */
  function scroller(by) {
    const room = ({ scrollTop, scrollHeight, clientHeight }) => (by < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop);
    return [...frame.querySelectorAll(".scrolling"), frame].find((one) => one.clientHeight && room(one) > 1);
  }

  return {
    get at() {
      return at;
    },
    get count() {
      return parts.length;
    },
    /** Begins with what stands in the step now, at its `first` part or its `last`, or where one was. */
    begin(part) {
      observer.disconnect();
      parts = [];
      if (part === "first") at = 0;
      if (part === "last") at = Infinity;
      lay();
      const watched = { childList: true, subtree: true, characterData: true, attributeFilter: ["open", "hidden"] };
      observer.observe(frame, watched);
      for (const form of frame.querySelectorAll("ppi-form")) observer.observe(form.shadowRoot, watched);
      resized.observe(frame);
    },
    /** Ends the view: all of the step is shown. */
    end() {
      observer.disconnect();
      resized.disconnect();
      cancelAnimationFrame(waiting);
      for (const { element } of pieces) element.removeAttribute("data-away");
      frame.removeAttribute("tabindex");
      delete frame.dataset.size;
      [parts, pieces, at] = [[], [], 0];
    },
    /** Goes on, or back: scrolls, or shows another part. False where the step has no more of them. */
    turn(by) {
      const long = scroller(by);
      if (long) {
        long.scrollBy({ top: by * STRIDE * long.clientHeight });
        shown((long.scrollTop + long.clientHeight) / long.scrollHeight);
        return true;
      }
      if (!parts[at + by]) return false;
      at += by;
      show();
      return true;
    },
    /** Whether what has the focus is not shown. */
    hidesFocus: () => Boolean(focused() && pieces.some(({ element }) => element.hasAttribute("data-away") && element.contains(focused()))),
  };
}

/** What stands in an element: of the form, what its view shows. */
function childrenOf(element) {
  return element.localName === "ppi-form" ? (element.shadowRoot.querySelector("[part~=form]")?.children ?? []) : element.children;
}

/** What has the focus, within the form too; nothing where the page itself has it. */
function focused() {
  const active = document.activeElement;
  return active === document.body ? undefined : (active?.shadowRoot?.activeElement ?? active);
}
