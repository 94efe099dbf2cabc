defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [app: :shop, version: "0.1.0", deps: deps()]
  end

  defp deps do
    [{:greet, git: "https://git.example.org/greet.git", tag: "v1.2.0"}]
  end
end
