@main struct IMSBrowser {
  static func main() {}
}
