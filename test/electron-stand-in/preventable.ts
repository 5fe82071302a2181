/** An event whose listeners may prevent what it announces. */
export function preventable<Details extends object>(details: Details) {
  let prevented = false;
  return Object.assign(
    {
      preventDefault: () => {
        prevented = true;
      },
      get defaultPrevented() {
        return prevented;
      },
      isPrevented: () => prevented,
    },
    details,
  );
}
