# Shared by eng/run and eng/test: says what it does, installs what is missing, fails with a message that helps.
say() { printf '\n== %s\n' "$1"; }
fail() { printf '\n%s\n' "$1" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null || fail '.NET 10 SDK がありません。https://dotnet.microsoft.com から入れてください。'
  case "$(dotnet --version 2>/dev/null)" in
    10.*) ;;
    *) fail ".NET 10 SDK が要ります(今あるのは $(dotnet --version 2>/dev/null || echo 不明))。" ;;
  esac
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

# need_package PACKAGE PATH-OR-COMMAND: installs a Debian package when what it brings is missing.
need_package() {
  if [ -e "$2" ] || command -v "$2" >/dev/null 2>&1; then return 0; fi
  command -v apt-get >/dev/null || fail "$1 が要ります。この OS の方法で $2 を入れてから、もう一度実行してください。"
  say "$1 を入れます"
  if [ -z "${apt_updated:-}" ]; then as_root apt-get update -qq || fail 'apt-get update に失敗しました(root または sudo とネットワークが要ります)。'; apt_updated=1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null || fail "$1 を入れられませんでした。"
}

# build PROJECT...: builds in Release and shows errors only.
build() {
  for project in "$@"; do
    dotnet build "$project" -c Release -v q --nologo -clp:ErrorsOnly || fail "$project のビルドに失敗しました。"
  done
}
