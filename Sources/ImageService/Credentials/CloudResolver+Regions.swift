import ImageModel

extension CloudResolver {
  /// The regions of these names, each as `--region` would have it asked: with the credentials that there are for it. One
  /// without spoils only itself. The region and the endpoint of the wish don't count.
  public static func regions(
    _ names: [String], for wish: CloudWish, in surroundings: Surroundings
  ) -> [ListedCloud] {
    names.map { name in
      var wish = wish
      wish.region = name
      wish.endpoint = nil
      return ListedCloud(name: PrintableText(name), outcome: resolve(wish, in: surroundings))
    }
  }
}
