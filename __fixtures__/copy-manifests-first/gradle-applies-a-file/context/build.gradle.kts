plugins { java }
apply(from = "gradle/versions.gradle.kts")
