import ImageModel
import ImageService

/// A line of the manual about something outside the program that it heeds or keeps: a variable, a file.
struct ManualEntry: Hashable {
  let name: String
  let meaning: PrintableText

  init(_ name: String, _ meaning: PrintableText) {
    self.name = name
    self.meaning = meaning
  }
}

extension ManualEntry {
  /// The variables of the environment that are read; those with credentials by the table of their sources.
  static var environment: [ManualEntry] {
    let credentials: [CredentialSource] = [
      .cloudVariable, .huaweiSDKVariables, .huaweiVariables, .openStackVariables,
    ]
    return credentials.map { ManualEntry($0.name.text, $0.reads) } + [
      ManualEntry(
        "OS_CLIENT_CONFIG_FILE, OS_CLIENT_SECURE_FILE",
        .init("other files than clouds.yaml and secure.yaml", zh: "代替 clouds.yaml 和 secure.yaml 的文件")),
      ManualEntry(
        "HUAWEICLOUD_SDK_CREDENTIALS_FILE, HUAWEICLOUD_SDK_REGIONS_FILE",
        .init(
          "other files than those in ~/.huaweicloud, as Huawei Cloud's SDK has them",
          zh: "代替 ~/.huaweicloud 中文件的文件，与华为云 SDK 相同")),
      ManualEntry(
        "OS_CACERT, SSL_CERT_FILE, CURL_CA_BUNDLE",
        .init("CA certificates to trust instead of the host's, in PEM", zh: "代替本机 CA 证书的 PEM 文件")),
      ManualEntry(
        "http_proxy, https_proxy, HTTPS_PROXY, all_proxy, ALL_PROXY",
        .init("the proxy to go through", zh: "所用的代理")),
      ManualEntry("no_proxy, NO_PROXY", .init("hosts to reach without it", zh: "不经代理访问的主机")),
      ManualEntry(
        "XDG_CONFIG_HOME, XDG_STATE_HOME",
        .init("other folders than ~/.config and ~/.local/state", zh: "代替 ~/.config 和 ~/.local/state 的目录")),
      ManualEntry(
        "LC_ALL, LC_MESSAGES, LC_CTYPE, LANG",
        .init(
          "the language, and whether the terminal shows UTF-8; other characters show as ? where it doesn't",
          zh: "语言，以及终端是否显示 UTF-8；否则其他字符显示为 ?")),
      ManualEntry("NO_COLOR", .init("no colour, unless --color asks for it", zh: "不使用颜色，除非以 --color 指定")),
      ManualEntry("TERM", .init("the terminal, by its name in terminfo", zh: "终端在 terminfo 中的名称")),
      ManualEntry(
        "TMUX, STY",
        .init(
          "set by tmux and screen; what is copied is then passed on through them",
          zh: "由 tmux 和 screen 设置；复制的内容由其转发")),
    ]
  }

  /// The files that are read and kept.
  static var files: [ManualEntry] {
    let files = Files(environment: ["HOME": "~"])
    return [
      ManualEntry(
        files.config,
        .init("the settings; imsbrowser config prints a file to begin with", zh: "设置；imsbrowser config 输出可作起点的文件")),
      ManualEntry(files.history(ofDemo: false), .init("the history", zh: "历史记录")),
      ManualEntry(files.history(ofDemo: true), .init("the demo's own history", zh: "演示的历史记录")),
      ManualEntry(
        files.tokens, .init("tokens that are kept until they end, for their owner alone", zh: "有效期内保存的 Token，仅所有者可读")),
      ManualEntry(
        "./clouds.yaml, ~/.config/openstack/clouds.yaml, /etc/openstack/clouds.yaml",
        .init("clouds; the first of these that is there", zh: "云列表；取第一个存在的文件")),
      ManualEntry("~/.huaweicloud/credentials", CredentialSource.huaweiFile.reads),
    ]
  }
}
