import Foundation

/// The program under test, as the build that made the tests left it.
public enum BuiltProgram {
  /// The path of `imsbrowser`: `IMSBROWSER_BINARY` where that is set, else beside the running test bundle.
  public static var path: String {
    if let path = ProcessInfo.processInfo.environment["IMSBROWSER_BINARY"] { return path }
    let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appending(path: "imsbrowser").path
  }
}
