package dev.hatrack.access;

import dev.hatrack.hat.Capability;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may draw: the `auth` block of the configuration.
///
/// @param tokens for people and programs outside Nomad
/// @param jobs what single jobs may do; a job that is not here may use every board, up to {@link
///   #DEFAULT_PRIORITY}
public record AuthConfig(Mode mode, List<Token> tokens, List<JobRights> jobs) {
  /// The highest priority of a job without an entry of its own, and of a token that says none.
  public static final int DEFAULT_PRIORITY = 50;

  private static final int HIGHEST_PRIORITY = 100;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// What a request without an identity may do.
  public enum Mode {
    /// Only look.
    NOMAD,
    /// Draw. For loopback addresses alone.
    OPEN
  }

  /// A token that the agent knows only by its hash.
  ///
  /// @param name who holds it, as shown in claims
  /// @param sha256 the SHA-256 of the token's UTF-8 text in 64 hexadecimal digits, as `printf %s
  ///   "$TOKEN" | sha256sum` prints it
  /// @param boards the boards it may use; empty is every board
  /// @param capabilities what of them it may use; empty is all that they can do
  /// @param priority the highest priority it may ask for, 1-100
  public record Token(
      String name,
      String sha256,
      List<String> boards,
      List<Capability> capabilities,
      int priority) {
    public Token {
      require(!name.isBlank(), "auth.tokens: a token has no name; write who holds it");
      sha256 = sha256.toLowerCase(Locale.ROOT);
      require(
          SHA256.matcher(sha256).matches(),
          "auth.tokens: sha256 of %s must be 64 hexadecimal digits; make them with: printf %%s \"$TOKEN\" | sha256sum"
              .formatted(name));
      boards = List.copyOf(boards);
      capabilities = List.copyOf(capabilities);
      requirePriority("auth.tokens: priority of " + name, priority);
    }
  }

  /// What the tasks of one job may do.
  ///
  /// @param job the job's ID; `*` for every job of the namespace that has no entry of its own
  /// @param boards the boards they may use; empty is every board
  /// @param capabilities what of them they may use; empty is all that they can do
  /// @param maxPriority the highest priority they may ask for, 1-100
  public record JobRights(
      String namespace,
      String job,
      List<String> boards,
      List<Capability> capabilities,
      int maxPriority) {
    /// The job of an entry for a whole namespace.
    public static final String EVERY_JOB = "*";

    public JobRights {
      require(
          !namespace.isBlank(),
          "auth.jobs: an entry has no namespace; write the job's, which is \"default\" unless it"
              + " says another");
      require(
          !job.isBlank(),
          "auth.jobs: an entry has no job; write the job's ID, or \"*\" for the namespace's"
              + " others");
      boards = List.copyOf(boards);
      capabilities = List.copyOf(capabilities);
      requirePriority("auth.jobs: maxPriority of %s/%s".formatted(namespace, job), maxPriority);
    }
  }

  public AuthConfig {
    tokens = List.copyOf(tokens);
    jobs = List.copyOf(jobs);
    Set<String> seen = new HashSet<>();
    for (Token token : tokens) {
      require(
          seen.add("name " + token.name()) && seen.add("hash " + token.sha256()),
          "auth.tokens: %s is there twice; give each token a name and a value of its own"
              .formatted(token.name()));
    }
    for (JobRights entry : jobs) {
      require(
          seen.add("job " + entry.namespace() + "/" + entry.job()),
          "auth.jobs: %s/%s is there twice; keep one entry"
              .formatted(entry.namespace(), entry.job()));
    }
  }

  /// Nomad's workload identities alone.
  public static AuthConfig defaults() {
    return new AuthConfig(Mode.NOMAD, List.of(), List.of());
  }

  private static void requirePriority(String what, int priority) {
    require(
        priority >= 1 && priority <= HIGHEST_PRIORITY,
        "%s is %d; write a number from 1 to 100".formatted(what, priority));
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException(message);
    }
  }
}
