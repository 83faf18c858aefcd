interface ImportMetaEnv {
  readonly SEGMENT_WRITE_KEY: string;
  readonly HOTJAR_SITE_ID: string;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
