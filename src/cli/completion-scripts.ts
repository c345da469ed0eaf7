/** Completion scripts for shells, generated from the commands themselves. */
import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export const toScript = (program: Command, shell: Shell): string => scripts[shell](toEntries(program));

type Word = { text: string; description: string };

/** A command by its path, such as `user set`; that of the program is empty. */
type Entry = { path: string; subcommands: Word[]; choices: string[]; options: OptionEntry[]; takesFile: boolean };

/** `choices`: undefined for an option without a value, empty for any value. */
type OptionEntry = Word & { choices: readonly string[] | undefined; takesFile: boolean };

function toEntries(command: Command, path: string[] = []): Entry[] {
  const { commands, options, registeredArguments } = command;
  const entry: Entry = {
    path: path.join(' '),
    subcommands: commands.map((one) => ({ text: one.name(), description: shorten(one.description()) })),
    choices: registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    options: [...options.map(toOptionEntry), { text: '--help', description: 'display help', choices: undefined, takesFile: false }],
    takesFile: registeredArguments.some((argument) => argument.name() === 'file'),
  };
  return [entry, ...commands.flatMap((one) => toEntries(one, [...path, one.name()]))];
}

const toOptionEntry = ({ long, description, required, flags, argChoices = [] }: Option): OptionEntry => ({
  text: long as string,
  description: shorten(description),
  choices: required ? argChoices : undefined,
  takesFile: flags.endsWith('<file>'),
});

const shorten = (description: string): string => description.split(/[;:.] /)[0] as string;

/** As the scripts follow the path: ` user` leads to `user`, and `user set` to `user set`. */
const toSteps = (entries: Entry[]): string[] =>
  entries.flatMap(({ path, subcommands }) => subcommands.map(({ text }) => quote(`${path} ${text}`)));

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The words that can follow an option, by the path and the option; empty for any value. */
const toValues = (entries: Entry[]): [place: string, choices: readonly string[]][] =>
  entries.flatMap(({ path, options }) =>
    options.flatMap(({ text, choices }): [string, readonly string[]][] => (choices === undefined ? [] : [[`${path} ${text}`, choices]])),
  );

const allWords = ({ subcommands, choices, options }: Entry): Word[] => [
  ...subcommands,
  ...choices.map((text) => ({ text, description: '' })),
  ...options,
];

const textsOf = (entry: Entry): string =>
  allWords(entry)
    .map(({ text }) => text)
    .join(' ');

const toBash = (entries: Entry[]): string => `# Completes caledee in bash. To try it: source <(caledee completion bash)
_caledee() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$command $word" in
      ${toSteps(entries).join(' | ')}) command=\${command:+$command }$word ;;
    esac
  done
  case "$command $previous" in
${toValues(entries)
  .map(([place, choices]) => `    ${quote(place)}) words=${quote(choices.join(' '))} ;;`)
  .join('\n')}
    *)
      case "$command" in
${entries.map((entry) => `        ${quote(entry.path)}) words=${quote(textsOf(entry))} ;;`).join('\n')}
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _caledee caledee
`;

const toZsh = (entries: Entry[]): string => `#compdef caledee
# Completes caledee in zsh. To try it: source <(caledee completion zsh)
_caledee() {
  local command='' word
  local -a list
  for word in \${words[2,CURRENT-1]}; do
    case "$command $word" in
      ${toSteps(entries).join(' | ')}) command=\${command:+$command }$word ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${toValues(entries)
  .map(([place, choices]) => `    ${quote(place)}) ${choices.length > 0 ? `compadd -- ${choices.join(' ')}` : '_files'}; return ;;`)
  .join('\n')}
  esac
  case "$command" in
${entries.map((entry) => `    ${quote(entry.path)}) list=(${allWords(entry).map(toDescribed).join(' ')})${entry.takesFile ? '; _files' : ''} ;;`).join('\n')}
  esac
  _describe 'caledee' list
}
if [[ \${funcstack[1]} == _caledee ]]; then _caledee "$@"; else compdef _caledee caledee; fi
`;

const toDescribed = ({ text, description }: Word): string => quote(description === '' ? text : `${text}:${description}`);

const toFish = (entries: Entry[]): string => `# Completes caledee in fish. To try it: caledee completion fish | source
function __caledee_at
  set -l command ''
  for word in (commandline -opc)[2..]
    switch "$command $word"
      case ${toSteps(entries).join(' ')}
        set command (string trim "$command $word")
    end
  end
  test "$command" = "$argv[1]"
end
complete -c caledee -f
${entries.flatMap(toFishLines).join('\n')}
`;

function toFishLines({ path, subcommands, choices, options, takesFile }: Entry): string[] {
  const at = `complete -c caledee -n ${quoteFish(`__caledee_at ${quoteFish(path)}`)}`;
  return [
    ...subcommands.map(({ text, description }) => `${at} -a ${text} -d ${quoteFish(description)}`),
    ...choices.map((text) => `${at} -a ${text}`),
    ...(takesFile ? [`${at} -F`] : []),
    ...options.map((option) => `${at} -l ${option.text.slice(2)}${toFishValue(option)} -d ${quoteFish(option.description)}`),
  ];
}

function toFishValue({ choices, takesFile }: OptionEntry): string {
  if (choices === undefined) return '';
  if (takesFile) return ' -rF';
  return choices.length > 0 ? ` -x -a ${quoteFish(choices.join(' '))}` : ' -x';
}

const quoteFish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const scripts: Record<Shell, (entries: Entry[]) => string> = { bash: toBash, zsh: toZsh, fish: toFish };
