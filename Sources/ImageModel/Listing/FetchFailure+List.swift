extension FetchFailure {
  /// The words for a list, of those kinds that have other words for an image.
  var listRow: Row? {
    switch kind {
    case .badRequest:
      (
        "The service does not accept this request for a list (400).",
        "Check the filters and the order: it may not know one of them.", .failed
      )
    case .forbidden:
      (
        "These credentials may not list images (403).",
        "Ask for the right to list images in this project, or use the token of another project.", .notAllowed
      )
    case .notFound:
      (
        "There is no list of images here (\(status ?? 404)).",
        "Check that the endpoint is the root of an image service.", .senselessAnswer
      )
    case .tooLarge(let limit):
      (
        "The page is larger than \(limit >> 20) MiB: that is no list of images.",
        "Check that the endpoint is an image service.", .senselessAnswer
      )
    case .tooDeep(let limit):
      (
        "The page nests deeper than \(limit) levels: that is no list of images.",
        "Check that the endpoint is an image service.", .senselessAnswer
      )
    case .notAnImage:
      (
        "The answer is JSON, but not a list of images.", "Check that the endpoint is the root of an image service.",
        .senselessAnswer
      )
    default: nil
    }
  }
}
