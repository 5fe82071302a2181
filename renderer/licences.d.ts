/** What licences-plugin.ts found in the bundles, as JSON of `BundledPackages`. */
declare module 'virtual:licences' {
  export const bundled: string;
}
