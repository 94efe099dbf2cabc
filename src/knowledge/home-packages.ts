/**
 * Python packages that keep models, settings or caches in the home directory of whoever runs them, and stop or lose them
 * where there is none. Sources: the documentation of each on its cache or settings directory, as
 * https://huggingface.co/docs/huggingface_hub/guides/manage-cache, https://docs.streamlit.io/develop/concepts/configuration,
 * https://airflow.apache.org/docs/apache-airflow/stable/howto/set-config.html, https://www.nltk.org/data.html.
 */
const names: ReadonlySet<string> = new Set(
  (
    'transformers huggingface-hub datasets sentence-transformers diffusers tokenizers torch torchvision torchaudio timm ' +
    'open-clip-torch keras tensorflow nltk matplotlib seaborn streamlit gradio jupyter jupyterlab notebook ipykernel ' +
    'openai-whisper whisper easyocr paddleocr ultralytics insightface mlflow wandb kaggle kagglehub prefect dagster ' +
    'apache-airflow dvc librosa numba fastembed chromadb langflow unstructured webdriver-manager pyppeteer dbt-core ' +
    'snowflake-connector-python azure-cli yfinance argostranslate stanza flair gensim fastai pooch locust playwright'
  ).split(' '),
);

/** Whether a Python package, as `pip install` names it, uses the home directory when it runs. */
export const usesHome = (requirement: string): boolean => {
  const name = /^[\w.-]+/.exec(requirement)?.[0] ?? '';
  return names.has(name.toLowerCase().replaceAll(/[_.]+/g, '-'));
};

/** An npm package whose install script downloads a program to the home directory of whoever installs. */
export interface NpmHomeDownload {
  /** The first version that does. */
  readonly since: string;
  /** What the names of the variables begin with that choose another place, or no download. */
  readonly variables: string;
  readonly what: string;
  /** The variable that chooses the place. */
  readonly place: string;
  readonly source: string;
}

/** By the package's name. */
export const npmHomeDownloads: Readonly<Record<string, NpmHomeDownload>> = {
  puppeteer: {
    since: '19',
    variables: 'PUPPETEER_',
    what: 'its browser',
    place: 'PUPPETEER_CACHE_DIR',
    source: 'https://pptr.dev/guides/configuration#changing-the-default-cache-directory',
  },
};
