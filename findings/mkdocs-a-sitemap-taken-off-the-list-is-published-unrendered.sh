#!/usr/bin/env bash
# A hook that wants no sitemap from MkDocs 1.6.1 takes `sitemap.xml` out of `theme.static_templates`. In `on_config` that does
# the reverse: the set is also the list of files of the theme that are not copied, so the template itself is published as
# sitemap.xml, with its {% for %} and {{ }}, and the build says nothing, also with --strict. In `on_files`, after the files of
# the theme were looked through, the same line leaves the sitemap out.
# Hurts: search engines get a sitemap that is no XML, and nobody sees it on a page.
# Instead: discard it in `on_files`, as this project does.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check mkdocs==1.6.1

mkdir -p "$tmp/site/docs"
cd "$tmp/site"
echo "# Quays" > docs/index.md
for event in config files; do
  cat > mkdocs.yml <<YML
site_name: Quays
site_url: https://quays.example/
hooks: [hook.py]
YML
  if [ "$event" = config ]; then
    printf 'def on_config(config):\n    config.theme.static_templates.discard("sitemap.xml")\n' > hook.py
  else
    printf 'def on_files(files, config):\n    config.theme.static_templates.discard("sitemap.xml")\n' > hook.py
  fi
  "$tmp/venv/bin/mkdocs" build --quiet --strict --site-dir "../out-$event" && code=0 || code=$?
  if [ -f "../out-$event/sitemap.xml" ]; then
    template=$(grep -c '{%' "../out-$event/sitemap.xml" || true)
    echo "on_$event: exit $code, sitemap.xml with $template lines of template"
  else
    echo "on_$event: exit $code, no sitemap.xml"
  fi
done > "$tmp/seen" 2>&1
cat > "$tmp/expected" <<'TXT'
on_config: exit 0, sitemap.xml with 6 lines of template
on_files: exit 0, no sitemap.xml
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: MkDocs treats its sitemap otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: taken off the list in on_config, the template of the sitemap is published as it is"
