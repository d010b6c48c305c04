"""The routekaart of a gemeente: values of the engine in Dutch words, as HTML, PDF and Markdown."""
