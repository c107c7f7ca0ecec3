/// The commit that this was built from, as the build was told it; empty where it was not.
const char *_Nonnull imsbrowser_build_commit(void);
