interface Build {
  readonly file: string;
  readonly platform?: string;
  readonly defines?: readonly string[];
  readonly sanitized?: boolean;
}

export function compileClient(build: Build): string | undefined;
export function clientSources(platform?: string): readonly string[];
export function buildClient(options: {
  readonly folder: string;
  readonly defines?: readonly string[];
  readonly sanitized?: boolean;
  readonly portable?: boolean;
  readonly compile?: (build: Build) => string | undefined;
}): string;
