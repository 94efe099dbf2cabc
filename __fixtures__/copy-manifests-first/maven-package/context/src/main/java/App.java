import org.slf4j.Logger;

class App {
    static Logger log;
}
