"""Tools that measure and photograph a built site: a server for it, the sorts of its pages, Lighthouse, screenshots."""
