"""The command line (`python build.py`) and the MkDocs hook (`hooks: [build.py]`); the package does the work."""

if __name__ == "__main__":
    from factsheet.cli.commands import main

    main()
else:
    from factsheet.mkdocs_hook.hook import (  # noqa: F401 - MkDocs finds its events by name
        on_build_error,
        on_config,
        on_env,
        on_files,
        on_nav,
        on_page_context,
        on_post_build,
        on_post_page,
        on_post_template,
        on_serve,
        on_startup,
        on_template_context,
    )
