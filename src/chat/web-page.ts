/** A request for a page that the program itself shows, as a platform's or the API's HTTP server received it. */
export type WebRequest = Readonly<{ method: string; path: string; ifNoneMatch?: string | undefined }>;

export type WebPage = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** Shows a page; `undefined` where there is none under this path. Never throws for what the reader sent. */
export type WebPages = (request: WebRequest) => Promise<WebPage | undefined>;
